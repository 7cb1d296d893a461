package org.covalue.indicators;

import java.util.List;
import java.util.Optional;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;

/**
 * One indicator: one file {@code sql/3_indicators/<id>.sql}.
 *
 * @param scale the factor between the parts and the value, 100 for percent
 * @param protects the confidential magnitude of a member behind it, a column of member_year where members are counted;
 *     empty where the figures are the organisation's own
 * @param isCounted whether the parts count members instead of adding up magnitudes
 * @param isOfMembers whether the SELECT returns one row per contributing member
 */
public record Indicator(
        String id,
        SqlDefinition definition,
        Pool pool,
        double scale,
        Optional<String> protects,
        boolean isCounted,
        boolean isOfMembers) {

    /** All indicators by id. */
    public static List<Indicator> all() {
        return SqlDefinition.in(Layer.INDICATORS.folder()).stream()
                .map(Indicator::of)
                .toList();
    }

    /** @throws IllegalArgumentException if a header key is missing or wrong; names the file */
    public static Indicator of(SqlDefinition definition) {
        try {
            return new Indicator(
                    definition.name(),
                    definition,
                    Pool.of(definition.text("pool").orElseThrow()),
                    Double.parseDouble(definition.text("scale").orElse("1")),
                    definition.text("protects"),
                    definition.isTrue("counted"),
                    definition.columns().contains("member_id"));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(definition.name() + ".sql: header: " + e.getMessage(), e);
        }
    }

    String unit() {
        return definition.text("unit").orElse("");
    }

    /** Whether the figure is that of a group of organisations; the SELECT returns one row per year and age band. */
    boolean isOfGroups() {
        return definition.text("level").filter("group"::equals).isPresent();
    }

    /** Whether the SELECT returns a column that not all have. */
    boolean returns(String column) {
        return definition.columns().contains(column);
    }

    /** The class that turns what the SELECT returns of an organisation and year into its figure. */
    Optional<String> measure() {
        return definition.text("measure");
    }

    /** Whether one owner that is large beside the others makes a cell unsafe; scores outweigh nobody. */
    boolean isWeighed() {
        return !Boolean.FALSE.equals(definition.header().get("dominance"));
    }

    /**
     * Whose figures are asked for: firms, or those of a survey. Where an organisation has no firms, or has waves of the
     * survey in other years only, a year without a figure is one to which the question does not apply.
     */
    Optional<String> asks() {
        return definition.text("asks").or(() -> isOfMembers ? Optional.of("firms") : Optional.empty());
    }
}
