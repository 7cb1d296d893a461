package org.covalue.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;

/**
 * Wraps every indicator's SELECT, once for all: sums, counts contributors, divides, scales, states, labels; and keeps
 * what the disclosure rules need to know of the contributions. Member rows are aggregated in the same statement, not
 * stored.
 */
public final class IndicatorValues {

    private static final String NEXT = Layer.INDICATORS.next();
    private static final String MEMBER_JOIN = """
            inner join member_year m
                on m.organisation_id = r.organisation_id and m.year = r.year and m.member_id = r.member_id""";

    private final LayerBuilder builder;

    public IndicatorValues(LayerBuilder builder) {
        this.builder = builder;
    }

    public void build(RunFacts facts) {
        builder.build(
                Layer.INDICATORS,
                facts,
                List.of(tables()),
                Indicator.all().stream()
                        .map(one -> new LayerBuilder.Task(one.id(), statement(one)))
                        .toList(),
                () -> {});
    }

    private static LayerBuilder.Task tables() {
        return new LayerBuilder.Task("indicator_value", sql("indicator_tables", Map.of("next", NEXT)));
    }

    static String statement(Indicator indicator) {
        return indicator.isOfMembers() ? ofMembers(indicator) : ofOrganisations(indicator);
    }

    private static String ofMembers(Indicator indicator) {
        return sql(
                "of_members",
                Map.of(
                        "next",
                        NEXT,
                        "select",
                        indicator.definition().select(),
                        "numerator",
                        magnitude(indicator),
                        "denominator",
                        indicator.isCounted() ? "cast(null as double precision)" : "abs(r.denominator)",
                        "member_join",
                        indicator.isCounted() ? MEMBER_JOIN : "",
                        "contributions",
                        contributions(indicator),
                        "values",
                        values(indicator, "y.firms")));
    }

    private static String ofOrganisations(Indicator indicator) {
        boolean hasValue = indicator.pool() == Pool.NONE;
        boolean hasState = indicator.definition().columns().contains("state");
        return sql(
                "of_organisations",
                Map.of(
                        "select",
                        indicator.definition().select(),
                        "values",
                        values(indicator, "0"),
                        "state",
                        hasState ? "state" : "cast(null as text)",
                        "parts",
                        hasValue
                                ? "cast(null as double precision) as numerator, cast(null as double precision) as "
                                        + "denominator, value"
                                : "numerator, denominator, cast(null as double precision) as value"));
    }

    private static String values(Indicator indicator, String eligible) {
        return sql(
                "values",
                Map.of(
                        "next",
                        NEXT,
                        "indicator",
                        indicator.id(),
                        "unit",
                        indicator.unit(),
                        "eligible",
                        eligible,
                        "value",
                        indicator.pool() == Pool.NONE
                                ? "c.value"
                                : indicator.pool().value("c.numerator", "c.denominator", indicator.scale()),
                        "denominator",
                        indicator.pool() == Pool.SUM ? "cast(null as double precision)" : "s.denominator"));
    }

    /**
     * What the disclosure rules ask of a cell: its owners, and of each part the total and the two largest owners'
     * amounts. An owner's members are added up first, within an organisation and, for groups, across organisations.
     * Where the total is three times the largest or more, no p up to 100 finds the cell unsafe whatever the second is;
     * there the largest stands for the second, which saves looking for it.
     */
    private static String contributions(Indicator indicator) {
        return indicator.protects().isEmpty()
                ? "select 1"
                : sql("contributions", Map.of("next", NEXT, "indicator", indicator.id()));
    }

    private static String magnitude(Indicator indicator) {
        return indicator.isCounted()
                ? "abs(m." + indicator.protects().orElseThrow().toLowerCase(Locale.ROOT) + ")"
                : "abs(r.numerator)";
    }

    private static String sql(String name, Map<String, String> parts) {
        return SqlResource.text(IndicatorValues.class, name, parts);
    }
}
