package org.covalue.indicators;

import java.util.Locale;
import java.util.Map;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;

/**
 * Wraps every indicator's SELECT, once for all: sums, counts contributors, divides, scales, states, labels; and keeps
 * what the disclosure rules need to know of the contributions. Member rows are aggregated in the same statement, not
 * stored.
 */
final class IndicatorStatement {

    private static final String NEXT = Layer.INDICATORS.next();
    private static final String NO_FIGURE = "cast(null as double precision)";
    private static final String MEMBER_JOIN = """
            inner join member_year m
                on m.organisation_id = r.organisation_id and m.year = r.year and m.member_id = r.member_id""";

    private static final String REVENUE_JOIN = """
            left join %1$s.last_revenue l
                on l.organisation_id = r.organisation_id and l.year = r.year and l.member_id = r.member_id""".formatted(NEXT);
    private static final String REVENUE_OF_FIRMS =
            "left join " + NEXT + ".revenue_of_firms t on t.organisation_id = y.organisation_id and t.year = y.year";

    private IndicatorStatement() {}

    static String of(Indicator indicator) {
        return indicator.isOfGroups()
                ? ofGroups(indicator)
                : indicator.isOfMembers()
                        ? ofMembers(indicator)
                        : ofOrganisations(indicator, indicator.definition().select());
    }

    private static String ofGroups(Indicator indicator) {
        return sql(
                "of_groups",
                Map.of(
                        "next",
                        NEXT,
                        "select",
                        indicator.definition().select(),
                        "indicator",
                        indicator.id(),
                        "unit",
                        indicator.unit()));
    }

    private static String ofMembers(Indicator indicator) {
        return sql(
                "of_members",
                Map.ofEntries(
                        Map.entry("next", NEXT),
                        Map.entry("select", indicator.definition().select()),
                        Map.entry("n", magnitude(indicator)),
                        Map.entry("d", isOfOnePart(indicator) ? NO_FIGURE : "abs(r.denominator)"),
                        Map.entry("owner", optional(indicator, "owner_id", "r.owner_id", "cast(null as text)")),
                        Map.entry("value", optional(indicator, "value", "r.value", NO_FIGURE)),
                        Map.entry("eligible", optional(indicator, "eligible", "r.eligible", "cast(null as bigint)")),
                        Map.entry("state", optional(indicator, "state", "r.state", "cast(null as text)")),
                        Map.entry("member_join", indicator.isCounted() ? MEMBER_JOIN : ""),
                        Map.entry("revenue", isOfFirms(indicator) ? "l.revenue" : NO_FIGURE),
                        Map.entry("revenue_join", isOfFirms(indicator) ? REVENUE_JOIN : ""),
                        Map.entry("contributions", contributions(indicator)),
                        Map.entry("base_years", baseYears(indicator)),
                        Map.entry("values", values(indicator, indicator.returns("eligible") ? "0" : "y.firms"))));
    }

    /** Whether its contributors are some of the firms that are members in the year. */
    private static boolean isOfFirms(Indicator indicator) {
        return indicator.isOfMembers() && !indicator.returns("eligible");
    }

    private static boolean isOfOnePart(Indicator indicator) {
        return indicator.isCounted() || !indicator.isWeighed();
    }

    private static String optional(Indicator indicator, String column, String given, String absent) {
        return indicator.returns(column) ? given : absent;
    }

    /** @param select what returns a row per organisation and year */
    static String ofOrganisations(Indicator indicator, String select) {
        boolean hasValue = indicator.pool() == Pool.NONE;
        boolean hasState = indicator.returns("state") || indicator.measure().isPresent();
        return sql(
                "of_organisations",
                Map.of(
                        "select",
                        select,
                        "values",
                        values(indicator, "0"),
                        "state",
                        hasState ? "state" : "cast(null as text)",
                        "parts",
                        hasValue
                                ? NO_FIGURE + " as numerator, " + NO_FIGURE + " as denominator, value"
                                : "numerator, denominator, " + NO_FIGURE + " as value"));
    }

    private static String values(Indicator indicator, String eligible) {
        boolean hasParts = indicator.pool() != Pool.NONE;
        return sql(
                "values",
                Map.ofEntries(
                        Map.entry("next", NEXT),
                        Map.entry("indicator", indicator.id()),
                        Map.entry("unit", indicator.unit()),
                        Map.entry("eligible", eligible),
                        Map.entry(
                                "value",
                                hasParts
                                        ? indicator.pool().value("c.numerator", "c.denominator", indicator.scale())
                                        : "c.value"),
                        Map.entry("numerator", hasParts ? "s.numerator" : NO_FIGURE),
                        Map.entry(
                                "denominator", hasParts && indicator.pool() != Pool.SUM ? "s.denominator" : NO_FIGURE),
                        Map.entry("asks", indicator.asks().orElse("")),
                        Map.entry("revenue_of_firms", isOfFirms(indicator) ? REVENUE_OF_FIRMS : ""),
                        Map.entry(
                                "coverage_by_revenue",
                                isOfFirms(indicator)
                                        ? "case when t.revenue > 0 then 100 * coalesce(c.revenue, 0) / t.revenue end"
                                        : NO_FIGURE)));
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

    /** A figure that is told relative to another year's gives that away: it is as safe as the cell of that year. */
    private static String baseYears(Indicator indicator) {
        return indicator.returns("base_year")
                ? sql("base_years", Map.of("next", NEXT, "indicator", indicator.id()))
                : "select 1";
    }

    private static String magnitude(Indicator indicator) {
        if (!indicator.isWeighed()) {
            return NO_FIGURE;
        }
        return indicator.isCounted()
                ? "abs(m." + indicator.protects().orElseThrow().toLowerCase(Locale.ROOT) + ")"
                : "abs(r.numerator)";
    }

    private static String sql(String name, Map<String, String> parts) {
        return SqlResource.text(IndicatorStatement.class, name, parts);
    }
}
