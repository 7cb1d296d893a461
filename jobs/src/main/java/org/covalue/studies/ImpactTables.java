package org.covalue.studies;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.disclosure.StudyTable;
import org.covalue.reports.ReportRows;
import org.covalue.studies.Evaluation.Band;
import org.covalue.studies.Findings.Table;

/** The tables of the impact report: each exhibit of {@code reports/impact_report} by its name. */
public final class ImpactTables implements ReportRows {

    /** Terms that have an exhibit of their own, or are too many for the first one. */
    private static final Predicate<Estimate> IS_HEADLINE =
            one -> !List.of("att", "event", "calendar", "group").contains(one.kind()) || one.term().equals("att");
    private static final Comparator<Estimate> BY_PERIOD = Comparator.comparingDouble(one -> period(one.term()));

    private final Evaluation evaluation;
    private final Design design;
    private final List<Estimate> estimates;
    private final String planHash;
    private final Instant madeAt;

    /**
     * @param planHash SHA-256 of the design file
     * @param madeAt the time that files of the report bear: the same panel and design give the same files
     */
    public ImpactTables(Evaluation evaluation, String planHash, Instant madeAt) {
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.estimates = evaluation.findings().estimates();
        this.planHash = planHash;
        this.madeAt = madeAt;
    }

    @Override
    public ReleasedTable run(String name) {
        return (switch (name) {
            case "cover" -> cover();
            case "effects" -> effects(IS_HEADLINE.and(one -> !isDecomposition(one)));
            case "event_study" -> eventStudy();
            case "decomposition" -> decomposition();
            case "balance" -> copied("balance.csv", "estimator", "variable", "mean_treated", "mean_control", "smd_before", "smd_after",
                    "variance_ratio_before", "variance_ratio_after");
            case "sensitivity" -> sensitivity();
            case "path" -> copied("path.csv", "period", "treated", "synthetic", "gap");
            case "weights" -> copied("weights.csv", "estimator", "unit", "weight");
            case "further_terms" -> effects(IS_HEADLINE.negate().and(one -> !one.kind().equals("event")));
            case "refusals" -> refusals();
            case "what_was_done" -> notes();
            default -> throw new IllegalArgumentException("the impact report has no table " + name);
        }).released();
    }

    private StudyTable cover() {
        String question = "Effect of treatment (" + design.treatedFrom().or(design::treated).orElse("") + ") on " + design.outcome()
                + " for the treated";
        return new StudyTable("study", "n_treated", "n_control", "observations", "refused", "question_en", "question_es", "reading", "outcome",
                "unit_and_time", "window", "control_group", "covariates", "se_clustered_by", "minimum_en", "minimum_es", "plan",
                "confidence", "created_at")
                .add(design.study(), estimates.stream().mapToInt(Estimate::nTreated).max().orElse(0),
                        estimates.stream().mapToInt(Estimate::nControl).max().orElse(0), evaluation.sample().size(),
                        estimates.stream().filter(one -> !one.isEstimable()).count(), question,
                        "Efecto del tratamiento (" + design.treatedFrom().or(design::treated).orElse("") + ") sobre " + design.outcome()
                                + " en las tratadas",
                        design.kind().name().toLowerCase(Locale.ROOT), design.outcome(),
                        design.unit() + design.time().map(time -> ", " + time).orElse(""), window(),
                        design.controlGroup().name().toLowerCase(Locale.ROOT), String.join(", ", design.covariates()),
                        design.clusteredByText(), minimum("at least %d treated, %d controls, %d periods before, %d clusters"),
                        minimum("al menos %d tratadas, %d controles, %d periodos previos, %d grupos"), planHash,
                        Numerals.text(100 * design.confidence()).replaceAll("\\.0$", ""), madeAt);
    }

    private String minimum(String sentence) {
        Design.Minimum least = design.minimum();
        return sentence.formatted(least.treated(), least.controls(), least.prePeriods(), least.clusters());
    }

    private String window() {
        double[] periods = evaluation.sample().periods();
        return periods.length < 2 ? "" : whole(periods[0]) + " - " + whole(periods[periods.length - 1]);
    }

    private static String whole(double period) {
        return Numerals.text(period).replaceAll("\\.0$", "");
    }

    private boolean isDecomposition(Estimate one) {
        return one.estimator().equals(Bacon.NAME) && one.isEstimable();
    }

    private StudyTable effects(Predicate<Estimate> which) {
        StudyTable table = new StudyTable("estimator", "term", "estimate", "standard_error", "ci_lower", "ci_upper", "p_value", "p_adjusted",
                "minimum_detectable", "n", "n_treated", "n_control", "se_clustered_by", "clusters");
        estimates.stream().filter(which).forEach(one -> table.add(one.estimator(), one.term(), one.estimate(), one.standardError(),
                one.ciLower(), one.ciUpper(), one.pValue(), one.pAdjusted(),
                Power.minimumDetectableEffect(one.standardError(), design.confidence()), one.n(), one.nTreated(), one.nControl(),
                one.seClusteredBy(), one.clusters() == 0 ? null : one.clusters()));
        return table;
    }

    private StudyTable eventStudy() {
        StudyTable table = new StudyTable("estimator", "period", "estimate", "ci_lower", "ci_upper", "uniform_lower", "uniform_upper");
        for (String estimator : estimates.stream().map(Estimate::estimator).distinct().toList()) {
            estimates.stream().filter(one -> one.estimator().equals(estimator) && one.kind().equals("event")).sorted(BY_PERIOD)
                    .forEach(one -> table.add(estimator, (int) period(one.term()), one.estimate(), one.ciLower(), one.ciUpper(),
                            band(one).lower(), band(one).upper()));
        }
        return table;
    }

    /** Of a term such as {@code event(-2)}; 0 where it names none. */
    private static double period(String term) {
        String digits = term.replaceAll("[^0-9.-]", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private Band band(Estimate one) {
        return evaluation.bands().stream().filter(band -> band.estimator().equals(one.estimator()) && band.term().equals(one.term()))
                .findFirst().orElse(new Band("", "", Double.NaN, Double.NaN, Double.NaN));
    }

    private StudyTable decomposition() {
        StudyTable table = new StudyTable("comparison", "weight", "estimate");
        Bacon.totals(evaluation.findings().comparisons()).stream().filter(one -> one.weight() > 0)
                .forEach(one -> table.add(one.type(), one.weight(), one.estimate()));
        return table;
    }

    private StudyTable sensitivity() {
        StudyTable table = new StudyTable("estimator", "term", "multiple", "lower", "upper", "holds_zero");
        evaluation.honestBounds().stream().sorted(Comparator.comparing(HonestBounds.Bound::estimator).thenComparing(bound -> period(bound.term()))
                .thenComparing(HonestBounds.Bound::multiple)).forEach(bound -> table.add(bound.estimator(), bound.term(), bound.multiple(), bound.lower(), bound.upper(),
                bound.excludesZero() ? "no" : "yes"));
        return table;
    }

    private StudyTable refusals() {
        StudyTable table = new StudyTable("estimator", "term", "reason");
        estimates.stream().filter(one -> !one.isEstimable()).forEach(one -> table.add(one.estimator(), one.term(), one.reason()));
        return table;
    }

    private StudyTable notes() {
        StudyTable table = new StudyTable("note");
        evaluation.findings().notes().forEach(table::add);
        return table;
    }

    /** Columns of a further file, numbers as numbers. */
    private StudyTable copied(String file, String... columns) {
        StudyTable table = new StudyTable(columns);
        for (Table found : evaluation.findings().tables().stream().filter(one -> one.file().equals(file)).toList()) {
            List<Integer> places = List.of(columns).stream().map(found.header()::indexOf).collect(Collectors.toList());
            found.rows().forEach(row -> table.add(places.stream().map(place -> value(found.header().get(place), row.get(place))).toArray()));
        }
        return table;
    }

    private static Object value(String column, String text) {
        boolean isText = List.of("estimator", "variable", "unit", "period").contains(column);
        return isText ? text : text.isEmpty() ? Double.NaN : Double.valueOf(text);
    }
}
