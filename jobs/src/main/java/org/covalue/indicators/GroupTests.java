package org.covalue.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What needs the single values of organisations, for every indicator and year: whether age bands and funding classes
 * differ, all together and two by two; how sure means and medians are; which values lie far from the others. The values
 * pass by in order, once; those of one indicator and year are held at a time, and the results of one year.
 */
final class GroupTests {

    private final JdbcTemplate jdbc;
    private final Map<String, Indicator> indicators =
            Indicator.all().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
    private final List<Grouping> groupings = List.of(new Grouping("age_band"), new Grouping("funding_class"));
    private final Intervals intervals = new Intervals();
    private final Outliers outliers = new Outliers();
    private final List<Object[]> bounds = new ArrayList<>();
    private final List<Object[]> far = new ArrayList<>();
    private String indicator = "";
    private int year;

    GroupTests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the tables of tests, intervals and outliers of the layer that is being built. */
    void save(LayerBuilder builder) {
        builder.read(
                Layer.GROUPS,
                new LayerBuilder.Task(
                        "group_test",
                        "select indicator, year, state, value, age_band, funding_class, organisation_id "
                                + "from indicator_value order by year, indicator, organisation_id"),
                rows -> {
                    while (rows.next()) {
                        take(rows);
                    }
                    test();
                    flush();
                    return true;
                });
    }

    private void take(ResultSet row) throws SQLException {
        if (!row.getString(1).equals(indicator) || row.getInt(2) != year) {
            test();
            indicator = row.getString(1);
        }
        if (row.getInt(2) != year) {
            flush();
            year = row.getInt(2);
        }
        Optional<Double> value = row.getString(3).equals("ok") ? Optional.of(row.getDouble(4)) : Optional.empty();
        for (int i = 0; i < groupings.size(); i++) {
            groupings.get(i).take(row.getString(5 + i), value);
        }
        if (value.isPresent()) {
            intervals.take(row.getString(5), row.getString(6), value.get());
            outliers.take(row.getString(7), value.get());
        }
    }

    private void test() {
        if (!indicator.isEmpty()) {
            groupings.forEach(grouping -> grouping.test(year, indicator, isMadeOf(indicator, grouping)));
            bounds.addAll(intervals.rows(year, indicator));
            far.addAll(outliers.rows(year, indicator));
        }
    }

    /** A funding class is the class with the largest share: its shares differ by definition. */
    private boolean isMadeOf(String measured, Grouping grouping) {
        return Optional.ofNullable(indicators.get(measured))
                .flatMap(one -> one.definition().text("makes"))
                .filter(grouping.name()::equals)
                .isPresent();
    }

    private void flush() {
        for (Grouping grouping : groupings) {
            insert("group_test", 11, grouping.differences());
            insert("group_test_pair", 14, grouping.pairs());
        }
        insert("group_interval", 8, bounds);
        insert("outlier", 3, far);
        bounds.clear();
        far.clear();
    }

    private void insert(String table, int columns, List<Object[]> rows) {
        jdbc.batchUpdate(
                "insert into " + Layer.GROUPS.next() + "." + table + " values (?" + ", ?".repeat(columns - 1) + ")",
                rows);
    }
}
