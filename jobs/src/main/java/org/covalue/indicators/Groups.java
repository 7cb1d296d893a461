package org.covalue.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Groups organisations by age band and funding class, each also taken together ({@code all}): pooled value, unweighted
 * mean, median, quartiles, smallest and largest over organisations whose value is {@code ok}; the funding mix by age
 * band; and whether bands and classes differ.
 */
public final class Groups {

    private static final String NEXT = Layer.GROUPS.next();

    private final LayerBuilder builder;
    private final JdbcTemplate jdbc;

    public Groups(LayerBuilder builder, DataSource dataSource) {
        this.builder = builder;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public void build(RunFacts facts) {
        List<LayerBuilder.Task> tasks = new ArrayList<>();
        Indicator.all().forEach(indicator -> tasks.add(new LayerBuilder.Task(indicator.id(), groupValues(indicator))));
        builder.build(Layer.GROUPS, facts, List.of(tables()), tasks, this::complete);
    }

    /** What needs the marts, or Java, after the group values. */
    private void complete() {
        jdbc.execute(sql("funding_mix", Map.of("next", NEXT)));
        jdbc.execute(sql("shared_value_pairs", Map.of("next", NEXT)));
        new GroupTests(jdbc).save(builder);
    }

    private static LayerBuilder.Task tables() {
        return new LayerBuilder.Task("group_value", sql("group_tables", Map.of("next", NEXT)));
    }

    /**
     * Sums of doubles depend on their order, and the values of an indicator stand in the table as two writers put them
     * there.
     */
    private static String groupValues(Indicator indicator) {
        if (indicator.isOfGroups()) {
            return sql("group_rows", Map.of("next", NEXT, "indicator", indicator.id()));
        }
        return sql(
                "group_values",
                Map.of(
                        "next",
                        NEXT,
                        "indicator",
                        indicator.id(),
                        "pooled",
                        indicator.pool().value("g.numerator", "g.denominator", indicator.scale())));
    }

    private static String sql(String name, Map<String, String> parts) {
        return SqlResource.text(Groups.class, name, parts);
    }
}
