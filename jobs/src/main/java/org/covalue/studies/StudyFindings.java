package org.covalue.studies;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.panel.Bacon;
import org.covalue.estimation.replication.Plan.Deviation;
import org.covalue.studies.StudyTable.Row;

/** What a study found beside its estimates, as rows of tables; sentences as coded messages. */
final class StudyFindings {

    private static final List<String> NOTHING = List.of();

    private final Evaluation evaluation;
    private final Design design;
    private final StudyContext context;

    private StudyFindings(Evaluation evaluation, StudyContext context) {
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.context = context;
    }

    static Map<StudyTable, List<Row>> of(Evaluation evaluation, StudyContext context) {
        StudyFindings found = new StudyFindings(evaluation, context);
        CopiedTables copied = new CopiedTables(evaluation);
        Map<StudyTable, List<Row>> tables = new EnumMap<>(StudyTable.class);
        tables.put(StudyTable.STUDY, List.of(found.study()));
        tables.put(StudyTable.CLAIM, new ImpactClaims(evaluation).rows());
        tables.put(StudyTable.COMPARISON, found.comparisons());
        tables.put(StudyTable.SENSITIVITY, new Sensitivity(evaluation).rows());
        tables.put(StudyTable.BALANCE, copied.balance());
        tables.put(StudyTable.PATH, copied.path());
        tables.put(StudyTable.WEIGHT, copied.weights());
        tables.put(StudyTable.PLACEBO, copied.placebos());
        tables.put(StudyTable.REMARK, found.remarks());
        tables.put(StudyTable.DEVIATION, found.deviations());
        return tables;
    }

    private Row study() {
        boolean isPanel = design.kind() == Design.Kind.PANEL;
        boolean isOfOneUnit = design.kind() == Design.Kind.SYNTHETIC_CONTROL;
        return Row.of(
                0,
                NOTHING,
                context.title("en"),
                context.title("es"),
                context.question("en"),
                context.question("es"),
                context.limits("en"),
                context.limits("es"),
                code(design.kind()),
                design.outcome(),
                design.unit() + design.time().map(time -> ", " + time).orElse(""),
                window(),
                isPanel ? code(design.controlGroup()) : code(design.kind()),
                isOfOneUnit ? "" : String.join(", ", design.covariates()),
                isOfOneUnit ? "" : design.clusteredByText(),
                minimum().text(),
                context.plan().current().plan().sha256(),
                context.plan().first().at().truncatedTo(ChronoUnit.SECONDS).toString(),
                evaluation.sample().size(),
                periodUnit(),
                design.confidence());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Message minimum() {
        Design.Minimum least = design.minimum();
        return Message.of(
                switch (design.kind()) {
                    case PANEL -> "limits_of_panel";
                    case CROSS_SECTION -> "limits_of_cross_section";
                    case SYNTHETIC_CONTROL -> "limits_of_treated_unit";
                },
                "treated",
                least.treated(),
                "controls",
                least.controls(),
                "before",
                least.prePeriods(),
                "groups",
                least.clusters());
    }

    private String window() {
        double[] periods = evaluation.sample().periods();
        return periods.length < 2 ? "" : Numerals.text(periods[0]) + " - " + Numerals.text(periods[periods.length - 1]);
    }

    /** Periods that are parts of years have digits. */
    private String periodUnit() {
        return evaluation.findings().estimates().stream()
                        .filter(one -> one.kind().equals("event"))
                        .mapToDouble(one -> one.place(0))
                        .allMatch(time -> time == Math.rint(time))
                ? "count"
                : "statistic";
    }

    private List<Row> comparisons() {
        List<Row> rows = new ArrayList<>();
        Bacon.totals(evaluation.findings().comparisons()).stream()
                .filter(one -> one.weight() > 0)
                .forEach(one -> rows.add(
                        Row.of(rows.size(), StudyTable.ALL_NUMBERS, one.type(), one.weight(), one.estimate())));
        return rows;
    }

    /** About the study first, then about each estimator. */
    private List<Row> remarks() {
        List<String> order = evaluation.findings().estimates().stream()
                .map(Estimate::estimator)
                .distinct()
                .toList();
        List<Message> sorted = evaluation.findings().remarks().stream()
                .sorted(Comparator.comparingInt((Message one) -> order.indexOf(one.about())))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> Row.of(
                        i,
                        NOTHING,
                        sorted.get(i).about().isEmpty() ? "all" : sorted.get(i).about(),
                        sorted.get(i).text()))
                .toList();
    }

    private List<Row> deviations() {
        List<Deviation> all = context.plan().deviations();
        return IntStream.range(0, all.size())
                .mapToObj(i -> Row.of(
                        i,
                        NOTHING,
                        all.get(i).key(),
                        all.get(i).planned(),
                        all.get(i).now()))
                .toList();
    }
}
