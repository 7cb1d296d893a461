package org.covalue.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether age bands and funding classes differ, all together and two by two, for every indicator and year. The values
 * pass by in order, once; those of one indicator and year are held at a time, and the tests of one year.
 */
final class GroupTests {

    private final JdbcTemplate jdbc;
    private final Map<String, Indicator> indicators =
            Indicator.all().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
    private final List<Grouping> groupings = List.of(new Grouping("age_band"), new Grouping("funding_class"));
    private String indicator = "";
    private int year;

    GroupTests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills {@code group_test} and {@code group_test_pair} of the layer that is being built. */
    void save(LayerBuilder builder) {
        builder.read(
                Layer.GROUPS,
                new LayerBuilder.Task(
                        "group_test",
                        "select indicator, year, state, value, age_band, funding_class "
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
    }

    private void test() {
        if (!indicator.isEmpty()) {
            groupings.forEach(grouping -> grouping.test(year, indicator, isMadeOf(indicator, grouping)));
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
    }

    private void insert(String table, int columns, List<Object[]> rows) {
        jdbc.batchUpdate(
                "insert into " + Layer.GROUPS.next() + "." + table + " values (?" + ", ?".repeat(columns - 1) + ")",
                rows);
    }
}
