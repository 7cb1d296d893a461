package org.covalue.studies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.OwnTable;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.covalue.estimation.inference.Power;
import org.covalue.estimation.inference.UniformBands.Band;

/**
 * What somebody evaluates on his own machine, as the rows that {@code reports/impact_report} selects from an edition:
 * each under the name of its query, with the query's columns.
 */
public final class ImpactTables {

    private static final List<String> COLUMNS = Stream.of(
                    List.of("estimator", "term"),
                    Estimate.FIGURES,
                    Estimate.COUNTS,
                    Estimate.BESIDE,
                    List.of(
                            "se_clustered_by",
                            "clusters",
                            "refusal",
                            "group_of_treated",
                            "reading",
                            "period",
                            "is_after"))
            .flatMap(List::stream)
            .toList();

    private final Evaluation evaluation;
    private final List<Estimate> estimates;
    private final StudyContext context;

    private ImpactTables(Evaluation evaluation, StudyContext context) {
        this.evaluation = evaluation;
        this.estimates = evaluation.findings().estimates();
        this.context = context;
    }

    /**
     * @param context its words, and its plan
     * @param madeAt the time that files of the report bear: the same panel and design give the same files
     */
    public static Map<String, OwnTable> of(Evaluation evaluation, StudyContext context, Instant madeAt) {
        return new ImpactTables(evaluation, context).all(madeAt);
    }

    private Map<String, OwnTable> all(Instant madeAt) {
        Map<String, OwnTable> tables = new HashMap<>();
        Map<StudyTable, List<StudyTable.Row>> found = StudyFindings.of(evaluation, context);
        found.forEach((table, rows) -> tables.put(
                table.exhibit(),
                new OwnTable(
                        table.columns(),
                        rows.stream()
                                .filter(row -> row.choice() == 0)
                                .map(StudyTable.Row::values)
                                .toList())));
        tables.put("cover", cover(Objects.requireNonNull(tables.get("cover"), "a study has a cover"), madeAt));
        tables.put(
                "effects",
                estimates(one -> isIn(EstimateExhibits.EFFECTS, one)
                        || isIn(EstimateExhibits.DECOMPOSITION, one) && !one.isEstimable()));
        tables.put(
                "further_terms",
                estimates(one -> isIn(EstimateExhibits.FURTHER, one) && one.state() != EstimateState.SUPPRESSED));
        tables.put("pretrends", estimates(one -> isIn(EstimateExhibits.PRETRENDS, one) && one.isEstimable()));
        tables.put("event_study", table(byEstimatorAndPeriod()));
        tables.put("refusals", estimates(one -> one.state() == EstimateState.NOT_ESTIMABLE));
        tables.put(
                "groups_of_treated",
                table(context.ofGroups().stream().sorted(Comparator.comparing(Estimate::estimator))));
        tables.put(
                "methods",
                new OwnTable(
                        List.of("estimator"),
                        estimators().stream().<List<Object>>map(List::of).toList()));
        tables.put(
                "limits_of_study",
                new OwnTable(
                        List.of("limits_en", "limits_es"),
                        context.limits("en").isEmpty()
                                ? List.of()
                                : List.of(List.of(context.limits("en"), context.limits("es")))));
        return tables;
    }

    private static boolean isIn(String exhibit, Estimate one) {
        return EstimateExhibits.of(one).equals(exhibit);
    }

    private List<String> estimators() {
        return estimates.stream().map(Estimate::estimator).distinct().toList();
    }

    private Stream<Estimate> byEstimatorAndPeriod() {
        List<String> order = estimators();
        return estimates.stream()
                .filter(one -> isIn(EstimateExhibits.EVENTS, one))
                .sorted(Comparator.comparingInt((Estimate one) -> order.indexOf(one.estimator()))
                        .thenComparingDouble(EstimateExhibits::period));
    }

    private OwnTable cover(OwnTable study, Instant madeAt) {
        List<String> columns = new ArrayList<>(study.columns());
        columns.addAll(List.of("study", "n_treated", "n_control", "refused", "largest_effect", "created_at"));
        List<Object> row = new ArrayList<>(study.rows().get(0));
        row.set(
                columns.indexOf("confidence"),
                Numerals.text(100 * evaluation.design().confidence()));
        row.addAll(List.of(
                evaluation.design().study(),
                estimates.stream()
                        .mapToInt((Estimate one) -> one.counts().treated())
                        .max()
                        .orElse(0),
                estimates.stream()
                        .mapToInt((Estimate one) -> one.counts().controls())
                        .max()
                        .orElse(0),
                estimates.stream()
                        .filter(one -> one.state() == EstimateState.NOT_ESTIMABLE)
                        .count(),
                largestEffect(),
                madeAt));
        return new OwnTable(columns, List.of(row));
    }

    private double largestEffect() {
        return estimates.stream()
                .filter(one -> !isIn(EstimateExhibits.PRETRENDS, one))
                .flatMapToDouble(one -> DoubleStream.of(one.estimate(), one.standardError()))
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private OwnTable estimates(Predicate<Estimate> which) {
        return table(estimates.stream().filter(which));
    }

    private OwnTable table(Stream<Estimate> shown) {
        return new OwnTable(COLUMNS, shown.map(this::row).toList());
    }

    private List<Object> row(Estimate one) {
        double confidence = evaluation.design().confidence();
        double period = EstimateExhibits.period(one);
        Band band = Band.of(one, evaluation.bands()).orElse(Band.NONE);
        List<Object> row = new ArrayList<>(List.of(one.estimator(), one.term()));
        Arrays.stream(one.figures()).forEach(figure -> row.add(orState(figure, one)));
        row.addAll(List.of(
                count(one.counts().n(), one),
                count(one.counts().treated(), one),
                count(one.counts().controls(), one),
                orState(Power.minimumDetectableEffect(one.standardError(), confidence), one),
                orState(band.lower(), one),
                orState(band.upper(), one),
                one.seClusteredBy(),
                orState(one.clusters() == 0 ? Double.NaN : one.clusters(), one),
                one.refusal().map(Message::text).orElse(""),
                one.study().substring(one.study().lastIndexOf(':') + 1),
                one.pValue() < 1 - confidence ? "found" : "not_found",
                period,
                period < 0 ? "no" : "yes"));
        return row;
    }

    private static Object count(long number, Estimate one) {
        return one.state() == EstimateState.SUPPRESSED ? CellState.SUPPRESSED : (Object) number;
    }

    /** What a method does not have is not applicable; what it could not compute is not estimable. */
    private static Object orState(double value, Estimate one) {
        return !Double.isNaN(value)
                ? value
                : one.isEstimable()
                        ? CellState.NOT_APPLICABLE
                        : CellState.ofCode(one.state().code());
    }
}
