package org.covalue.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.crosssection.BalanceRow;
import org.covalue.estimation.crosssection.Covariate;
import org.covalue.estimation.crosssection.CrossSection;
import org.covalue.estimation.crosssection.CrossSectionMethod;
import org.covalue.estimation.crosssection.Errors;
import org.covalue.estimation.crosssection.Sample;
import org.covalue.estimation.data.CompleteRows;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Design.Term;
import org.covalue.estimation.data.DesignProblem;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.data.Panel.Levels;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.data.RowList;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.regression.ErrorRecipe;

/** A design of kind {@code cross_section}, carried out: estimates and balance.csv. A row is a unit. */
final class CrossSectionStudy {

    private static final List<String> BALANCE_COLUMNS = List.of(
            "variable",
            "mean_treated",
            "mean_control",
            "smd_before",
            "smd_after",
            "variance_ratio_before",
            "variance_ratio_after",
            "mean_control_after",
            "estimator");

    private final Panel panel;
    private final Design design;
    private final List<Message> notes = new ArrayList<>();

    private CrossSectionStudy(Panel panel, Design design) {
        this.panel = panel;
        this.design = design;
    }

    /**
     * @throws DesignProblem if the design asks for what a cross section has not; {@code EstimationProblem} if the rows
     *     cannot be used
     */
    static Evaluation of(Panel panel, Design design) {
        return new CrossSectionStudy(panel, design).evaluation();
    }

    private Evaluation evaluation() {
        List<CrossSectionMethod> methods = Evaluation.asked(design, CrossSectionMethod.byName());
        double[] outcome = values(Term.of(design.outcome()));
        double[] treated = panel.numbers(design.treated().orElseThrow());
        double[] weights = design.weights().map(panel::numbers).orElse(new double[0]);
        List<Covariate> covariates = design.covariates().stream()
                .map(text -> covariate(Term.of(text)))
                .toList();
        int[] rows = complete(outcome, treated, weights, covariates);
        Sample sample = Sample.of(
                PanelSample.pick(outcome, rows),
                PanelSample.pick(treated, rows),
                covariates.stream().map(one -> one.rows(rows)).toList(),
                Optional.of(weights).filter(given -> given.length > 0).map(given -> PanelSample.pick(given, rows)));
        CrossSection.Result result = new CrossSection(sample, errors(rows), design).estimate(methods);
        noteRepeatedUnits(rows);
        PanelSample used = used(rows, sample);
        notes.addAll(result.notes());
        return Evaluation.plain(
                design,
                panel,
                used,
                new Findings(
                        result.estimates(),
                        List.of(),
                        List.of(),
                        List.copyOf(notes),
                        result.balance().isEmpty() ? List.of() : List.of(balance(result.balance()))));
    }

    private double[] values(Term term) {
        double[] given = panel.numbers(term.column());
        return term.form() == Term.Form.LN
                ? Arrays.stream(given)
                        .map(value -> value > 0 ? Math.log(value) : Double.NaN)
                        .toArray()
                : given;
    }

    private Covariate covariate(Term term) {
        if (term.form() == Term.Form.CATEGORY || panel.isText(term.column())) {
            Levels levels = panel.levels(term.column());
            return Covariate.category(
                    term.column(),
                    Arrays.stream(levels.codes())
                            .mapToObj(code -> code < 0 ? "" : levels.label(code))
                            .toArray(String[]::new));
        }
        return Covariate.number(
                term.form() == Term.Form.LN ? "ln(" + term.column() + ")" : term.column(), values(term));
    }

    private int[] complete(double[] outcome, double[] treated, double[] weights, List<Covariate> covariates) {
        String treatment = design.treated().orElseThrow();
        refuseOtherTreatments(treatment, treated);
        CompleteRows complete = new CompleteRows(panel, notes)
                .with(design.outcome(), outcome)
                .with(treatment, i -> !Double.isNaN(treated[i]));
        covariates.forEach(one -> complete.with(one.name(), one::isUsable));
        design.weights().ifPresent(column -> complete.withWeights(column, weights));
        design.clusteredBy().forEach(complete::withLevel);
        return complete.places();
    }

    private void refuseOtherTreatments(String column, double[] treated) {
        RowList wrong = new RowList();
        IntStream.range(0, treated.length)
                .filter(i -> !Double.isNaN(treated[i]) && treated[i] != 0 && treated[i] != 1)
                .forEach(i -> wrong.add(panel.rowNumber(i), Numerals.text(treated[i])));
        if (wrong.count() > 0) {
            throw new EstimationProblem(panel.source() + ": column " + column
                    + " must hold 1 for the treated and 0 for the others, but " + wrong.describe() + ".");
        }
    }

    /** Rows are independent unless the design names groups: CR1 of one row per group is HC1, CR0 is HC0. */
    private Errors errors(int[] rows) {
        Optional<StandardErrors> kind = design.standardErrors();
        if (kind.filter(one -> one == StandardErrors.ANALYTIC || one == StandardErrors.WILD_BOOTSTRAP)
                .isPresent()) {
            throw new DesignProblem("standard_errors: " + kind.get().name().toLowerCase(java.util.Locale.ROOT)
                    + " is not made for kind: cross_section; take cr0, cr1, hc1, hc3 or classical.");
        }
        if (design.clusteredBy().size() > 1) {
            throw new DesignProblem(
                    "se_clustered_by: kind: cross_section takes one column, found " + design.clusteredByText() + ".");
        }
        boolean isGrouped = kind.isEmpty() || kind.get() == StandardErrors.CR0 || kind.get() == StandardErrors.CR1;
        if (isGrouped && !design.clusteredBy().isEmpty()) {
            String column = design.clusteredBy().get(0);
            Levels levels = panel.levels(column);
            return Errors.grouped(new Errors.Groups(
                    Grouping.dense(
                            column,
                            Arrays.stream(rows).map(i -> levels.codes()[i]).toArray(),
                            levels.size()),
                    kind.filter(one -> one == StandardErrors.CR0).isEmpty(),
                    design.minimum().clusters()));
        }
        return kind.filter(one -> one != StandardErrors.CR1)
                .map(CrossSectionStudy::recipe)
                .map(Errors::of)
                .orElse(Errors.defaults());
    }

    private static ErrorRecipe recipe(StandardErrors kind) {
        return switch (kind) {
            case CLASSICAL -> ErrorRecipe.CLASSICAL;
            case CR0 -> ErrorRecipe.HC0;
            case HC3 -> ErrorRecipe.HC3;
            default -> ErrorRecipe.HC1;
        };
    }

    /** The rows as a panel of one period, for the replication files. */
    private PanelSample used(int[] rows, Sample sample) {
        int n = rows.length;
        double[] from = IntStream.range(0, n)
                .mapToDouble(i -> sample.treated()[i] ? 0 : Double.POSITIVE_INFINITY)
                .toArray();
        List<Regressor> regressors = design.covariates().stream()
                .flatMap(text -> regressors(Term.of(text), rows))
                .toList();
        return new PanelSample(
                rows,
                new Grouping(design.unit(), IntStream.range(0, n).toArray(), n),
                new Grouping("", new int[n], 1),
                new double[1],
                sample.outcome(),
                from,
                IntStream.range(0, n)
                        .mapToDouble(i -> sample.treated()[i] ? 1 : 0)
                        .toArray(),
                Optional.empty(),
                regressors,
                sample.isWeighted() ? sample.weights() : new double[0],
                List.of(),
                List.of(),
                List.copyOf(notes));
    }

    private Stream<Regressor> regressors(Term term, int[] rows) {
        if (term.form() == Term.Form.CATEGORY || panel.isText(term.column())) {
            Levels levels = panel.levels(term.column());
            return IntStream.range(1, levels.size())
                    .mapToObj(level -> new Regressor(
                            term.column() + "=" + levels.label(level),
                            Arrays.stream(rows)
                                    .mapToDouble(i -> levels.codes()[i] == level ? 1 : 0)
                                    .toArray()));
        }
        return Stream.of(new Regressor(term.column(), PanelSample.pick(values(term), rows)));
    }

    private void noteRepeatedUnits(int[] rows) {
        if (!design.unit().isEmpty()) {
            int[] codes = panel.levels(design.unit()).codes();
            if (Arrays.stream(rows).map(i -> codes[i]).distinct().count() < rows.length) {
                notes.add(Message.of("units_repeated", "unit", design.unit()));
            }
        }
    }

    private static Findings.Table balance(List<BalanceRow> rows) {
        return new Findings.Table(
                "balance.csv",
                BALANCE_COLUMNS,
                rows.stream()
                        .map(row -> List.of(
                                row.variable(),
                                Numerals.text(row.meanTreated()),
                                Numerals.text(row.meanControl()),
                                text(row.smdBefore()),
                                text(row.smdAfter()),
                                text(row.varianceRatioBefore()),
                                text(row.varianceRatioAfter()),
                                Numerals.text(row.meanControlAfter()),
                                row.estimator()))
                        .toList());
    }

    private static String text(OptionalDouble value) {
        return Numerals.text(value.orElse(Double.NaN));
    }
}
