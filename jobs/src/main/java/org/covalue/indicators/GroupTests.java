package org.covalue.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether age bands and funding classes differ, for every indicator and year. The values pass by in order, once, and
 * those of one indicator and year are held at a time.
 */
final class GroupTests {

    private static final int SAVED_AT_ONCE = 1_000;
    private static final List<String> GROUPINGS = List.of("age_band", "funding_class");

    private final JdbcTemplate jdbc;
    private final List<Map<String, List<Double>>> groups = GROUPINGS.stream()
            .map(grouping -> (Map<String, List<Double>>) new TreeMap<String, List<Double>>())
            .toList();
    private final List<Object[]> results = new ArrayList<>();
    private String indicator = "";
    private int year;

    GroupTests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills {@code group_test} of the layer that is being built. */
    void save(LayerBuilder builder) {
        builder.read(Layer.GROUPS, new LayerBuilder.Task("group_test", """
                        select indicator, year, state, value, age_band, funding_class
                        from indicator_value
                        order by indicator, year, organisation_id
                        """), rows -> {
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
            year = row.getInt(2);
        }
        if (row.getString(3).equals("ok")) {
            for (int i = 0; i < GROUPINGS.size(); i++) {
                groups.get(i)
                        .computeIfAbsent(row.getString(5 + i), group -> new ArrayList<>())
                        .add(row.getDouble(4));
            }
        }
    }

    private void test() {
        for (int i = 0; i < GROUPINGS.size() && !indicator.isEmpty(); i++) {
            KruskalWallis test = KruskalWallis.of(groups.get(i).values());
            results.add(new Object[] {
                year,
                indicator,
                GROUPINGS.get(i),
                test.statistic().orElse(null),
                test.degreesOfFreedom().orElse(null),
                test.observations(),
                test.pValue().orElse(null),
                test.epsilonSquared().orElse(null),
                test.statistic().isPresent() ? "ok" : "not_estimable"
            });
        }
        groups.forEach(Map::clear);
        if (results.size() >= SAVED_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        jdbc.batchUpdate(
                "insert into " + Layer.GROUPS.next() + ".group_test values (?, ?, ?, ?, ?, ?, ?, ?, ?)", results);
        results.clear();
    }
}
