package org.covalue.studies;

import org.covalue.estimation.inference.EstimateState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.disclosure.StudyTable;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.Power;
import org.covalue.estimation.panel.Bacon;
import org.covalue.reports.model.ReportRows;

/** The tables of the impact report: each exhibit of {@code reports/impact_report} by its name. */
public final class ImpactTables implements ReportRows {

    private static final String PRETREND = "pretrend";
    /** Kinds of term that have an exhibit of their own, or are too many for the first one. */
    private static final List<String> FURTHER = List.of("att", "event", "calendar", "group");

    private final Evaluation evaluation;
    private final Design design;
    private final List<Estimate> estimates;
    private final EffectUnit unit;
    private final StudyContext context;
    private final Instant madeAt;

    /**
     * @param context its words, and its plan
     * @param madeAt the time that files of the report bear: the same panel and design give the same files
     */
    public ImpactTables(Evaluation evaluation, StudyContext context, Instant madeAt) {
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.estimates = evaluation.findings().estimates();
        this.unit = EffectUnit.of(estimates);
        this.context = context;
        this.madeAt = madeAt;
    }

    @Override
    public ReleasedTable run(String name) {
        CopiedTables copied = new CopiedTables(evaluation);
        EventTables events = new EventTables(evaluation, unit);
        return (switch (name) {
            case "cover" -> cover();
            case "claims" -> claims();
            case "effects" -> effects(one -> isHeadline(one) && !isDecomposed(one));
            case "pretrends" -> pretrends();
            case "event_study" -> events.eventStudy();
            case "decomposition" -> decomposition();
            case "balance" -> copied.balance();
            case "sensitivity" -> events.sensitivity();
            case "path" -> copied.path();
            case "weights" -> copied.weights();
            case "placebos" -> copied.placebos();
            case "further_terms" -> effects(one -> isFurther(one) && one.state() != EstimateState.SUPPRESSED);
            case "refusals" -> refusals();
            case "groups_of_treated" -> ofGroups();
            case "deviations" -> deviations();
            case "limits_of_study" -> limitsOfStudy();
            case "methods" -> methods();
            case "what_was_done" -> remarks();
            default -> throw new IllegalArgumentException("the impact report has no table " + name);
        }).released();
    }

    private static boolean isHeadline(Estimate one) {
        return !one.term().equals(PRETREND) && (!FURTHER.contains(one.kind()) || one.term().equals("att"));
    }

    private static boolean isFurther(Estimate one) {
        return !isHeadline(one) && !one.kind().equals("event") && !one.term().equals(PRETREND);
    }

    private static boolean isDecomposed(Estimate one) {
        return one.estimator().equals(Bacon.NAME) && one.isEstimable();
    }

    private StudyTable cover() {
        boolean isPanel = design.kind() == Design.Kind.PANEL;
        return new StudyTable("study", "n_treated", "n_control", "observations", "refused", "question_en", "question_es", "reading", "outcome",
                "unit_and_time", "window", "control_group", "covariates", "se_clustered_by", "minimum_en", "minimum_es", "plan", "planned_at",
                "title_en", "title_es",                "confidence", "created_at")
                .add(design.study(), estimates.stream().mapToInt(Estimate::nTreated).max().orElse(0),
                        estimates.stream().mapToInt(Estimate::nControl).max().orElse(0), evaluation.sample().size(),
                        estimates.stream().filter(one -> one.state() == EstimateState.NOT_ESTIMABLE).count(), context.question().get("en"), context.question().get("es"),
                        code(design.kind()), design.outcome(), design.unit() + design.time().map(time -> ", " + time).orElse(""), window(),
                        isPanel ? code(design.controlGroup()) : code(design.kind()),
                        design.kind() == Design.Kind.SYNTHETIC_CONTROL ? "" : String.join(", ", design.covariates()),
                        design.kind() == Design.Kind.SYNTHETIC_CONTROL ? "" : design.clusteredByText(), limits().in("en"), limits().in("es"),
                        context.plan().current().plan().sha256(), context.plan().first().at().truncatedTo(ChronoUnit.SECONDS).toString(),
                        context.title().get("en"), context.title().get("es"), Numerals.text(100 * design.confidence()), madeAt);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Message limits() {
        Design.Minimum least = design.minimum();
        return Message.of(switch (design.kind()) {
            case PANEL -> "limits_of_panel";
            case CROSS_SECTION -> "limits_of_cross_section";
            case SYNTHETIC_CONTROL -> "limits_of_treated_unit";
        }, "treated", least.treated(), "controls", least.controls(), "before", least.prePeriods(), "groups", least.clusters());
    }

    private String window() {
        double[] periods = evaluation.sample().periods();
        return periods.length < 2 ? "" : Numerals.text(periods[0]) + " - " + Numerals.text(periods[periods.length - 1]);
    }

    private StudyTable claims() {
        StudyTable table = new StudyTable("estimator", "claim_en", "claim_es");
        new ImpactClaims(evaluation, unit.digits()).all().forEach(claim -> table.add(claim.estimate().estimator(),
                claim.sentence().in("en"), claim.sentence().in("es")));
        return table;
    }

    private StudyTable effects(Predicate<Estimate> which) {
        return effects(estimates.stream().filter(which));
    }

    private StudyTable ofGroups() {
        StudyTable table = new StudyTable("group", "estimator", "term", "estimate", "standard_error", "ci_lower", "ci_upper", "p_value",
                "n_treated", "n_control", "reason_en", "reason_es", "unit");
        context.ofGroups().stream().sorted(Comparator.comparing(Estimate::estimator)).forEach(one -> table.add(one.study().substring(one.study().lastIndexOf(':') + 1), one.estimator(), one.term(),
                orState(one.estimate(), one), orState(one.standardError(), one), orState(one.ciLower(), one), orState(one.ciUpper(), one),
                orState(one.pValue(), one), count(one.nTreated(), one), count(one.nControl(), one), one.refusal().map(why -> why.in("en")).orElse(""),
                one.refusal().map(why -> why.in("es")).orElse(""), unit.code()));
        return table;
    }

    private StudyTable deviations() {
        StudyTable table = new StudyTable("key", "planned", "now");
        context.plan().deviations().forEach(one -> table.add(one.key(), one.planned(), one.now()));
        return table;
    }

    private StudyTable limitsOfStudy() {
        StudyTable table = new StudyTable("limits_en", "limits_es");
        return context.limits().getOrDefault("en", "").isEmpty() ? table : table.add(context.limits().get("en"), context.limits().get("es"));
    }

    private StudyTable effects(Stream<Estimate> shown) {
        StudyTable table = new StudyTable("estimator", "term", "estimate", "standard_error", "ci_lower", "ci_upper", "p_value", "p_adjusted",
                "minimum_detectable", "n", "n_treated", "n_control", "se_clustered_by", "clusters", "unit");
        shown.forEach(one -> table.add(one.estimator(), one.term(), orState(one.estimate(), one),
                orState(one.standardError(), one), orState(one.ciLower(), one), orState(one.ciUpper(), one), orState(one.pValue(), one),
                orState(one.pAdjusted(), one), orState(Power.minimumDetectableEffect(one.standardError(), design.confidence()), one),
                count(one.n(), one), count(one.nTreated(), one), count(one.nControl(), one), one.seClusteredBy(), orState(one.clusters() == 0 ? Double.NaN : one.clusters(), one),
                unit.code()));
        return table;
    }

    private static Object count(long number, Estimate one) {
        return one.state() == EstimateState.SUPPRESSED ? CellState.SUPPRESSED : (Object) number;
    }

    /** What a method does not have is not applicable; what it could not compute is not estimable. */
    static Object orState(double value, Estimate one) {
        return !Double.isNaN(value) ? value : one.isEstimable() ? CellState.NOT_APPLICABLE : CellState.ofCode(one.state().code());
    }

    private StudyTable pretrends() {
        StudyTable table = new StudyTable("estimator", "statistic", "degrees_of_freedom", "p_value", "reading_en", "reading_es");
        estimates.stream().filter(one -> one.term().equals(PRETREND) && one.isEstimable()).forEach(one -> {
            Message reading = Message.of(one.pValue() < 1 - design.confidence() ? "trends_found" : "trends_not_found");
            table.add(one.estimator(), one.estimate(), one.n(), one.pValue(), reading.in("en"), reading.in("es"));
        });
        return table;
    }

    private StudyTable decomposition() {
        StudyTable table = new StudyTable("comparison", "weight", "estimate", "unit");
        Bacon.totals(evaluation.findings().comparisons()).stream().filter(one -> one.weight() > 0)
                .forEach(one -> table.add(one.type(), one.weight(), one.estimate(), unit.code()));
        return table;
    }

    private StudyTable refusals() {
        StudyTable table = new StudyTable("estimator", "term", "reason_en", "reason_es");
        estimates.stream().filter(one -> one.state() == EstimateState.NOT_ESTIMABLE).forEach(one -> table.add(one.estimator(), one.term(),
                one.refusal().orElseThrow().in("en"), one.refusal().orElseThrow().in("es")));
        return table;
    }

    private StudyTable methods() {
        StudyTable table = new StudyTable("estimator", "method", "paper");
        estimates.stream().map(Estimate::estimator).distinct().forEach(name -> table.add(name, name, name));
        return table;
    }

    /** About the study first, then about each estimator. */
    private StudyTable remarks() {
        StudyTable table = new StudyTable("about", "note_en", "note_es");
        List<String> order = estimates.stream().map(Estimate::estimator).distinct().toList();
        evaluation.findings().remarks().stream().sorted(Comparator.comparingInt((Message one) -> order.indexOf(one.about())))
                .forEach(one -> table.add(one.about().isEmpty() ? "all" : one.about(), one.in("en"), one.in("es")));
        return table;
    }
}
