package org.covalue.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.DesignProblem;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.synthetic.LongPanel;
import org.covalue.estimation.synthetic.SyntheticMethod;
import org.covalue.estimation.synthetic.TreatedUnit;

/**
 * A design of kind {@code synthetic_control}, carried out: estimates, weights.csv (donors, and periods of
 * {@code synthetic_did}), and of {@code synthetic_control} path.csv and placebos.csv.
 */
final class TreatedUnitStudy {

    private final Panel panel;
    private final PanelSample sample;
    private final Design design;

    private TreatedUnitStudy(Panel panel, PanelSample sample, Design design) {
        this.panel = panel;
        this.sample = sample;
        this.design = design;
    }

    /**
     * @throws DesignProblem if the design asks for what these methods have not; {@code Problem} if the rows cannot be
     *     used
     */
    static Evaluation of(Panel panel, Design design) {
        List<SyntheticMethod> methods = Evaluation.asked(design, SyntheticMethod.byName());
        PanelSample sample = PanelSample.of(panel, design);
        return Evaluation.plain(design, panel, sample, new TreatedUnitStudy(panel, sample, design).findings(methods));
    }

    private Findings findings(List<SyntheticMethod> methods) {
        TreatedUnit.Result result = TreatedUnit.estimate(history(), design, methods);
        List<Message> notes = new ArrayList<>(sample.notes());
        if (!design.covariates().isEmpty() || design.weights().isPresent()) {
            notes.add(Message.of("covariates_not_used"));
        }
        design.standardErrors().ifPresent(kind -> notes.add(Message.of("standard_errors_not_used")));
        notes.addAll(result.notes());
        return new Findings(result.estimates(), List.of(), List.of(), notes, tables(result));
    }

    private LongPanel history() {
        int[] rows = IntStream.range(0, sample.size()).toArray();
        Panel.Levels units = panel.levels(design.unit());
        return new LongPanel(
                Arrays.stream(sample.rows())
                        .mapToObj(row -> units.label(units.codes()[row]))
                        .toArray(String[]::new),
                Arrays.stream(rows).mapToDouble(sample::period).toArray(),
                sample.outcome(),
                Arrays.stream(rows)
                        .mapToDouble(sample::treatedFrom)
                        .map(from -> Double.isInfinite(from) ? 0 : from)
                        .toArray());
    }

    private static List<Findings.Table> tables(TreatedUnit.Result result) {
        List<Findings.Table> tables = new ArrayList<>();
        add(
                tables,
                new Findings.Table(
                        "weights.csv",
                        List.of("estimator", "unit", "weight", "kind"),
                        result.weights().stream()
                                .map(one ->
                                        List.of(one.estimator(), one.name(), Numerals.text(one.weight()), one.kind()))
                                .toList()));
        add(
                tables,
                new Findings.Table(
                        "path.csv",
                        List.of("period", "is_after", "treated", "synthetic", "gap"),
                        result.path().stream()
                                .map(one -> List.of(
                                        one.period(),
                                        one.isAfter() ? "yes" : "no",
                                        Numerals.text(one.treated()),
                                        Numerals.text(one.synthetic()),
                                        Numerals.text(one.gap())))
                                .toList()));
        add(
                tables,
                new Findings.Table(
                        "placebos.csv",
                        List.of("unit", "is_treated", "pre_mspe", "post_mspe", "ratio", "rank"),
                        result.placebos().stream()
                                .map(one -> List.of(
                                        one.unit(),
                                        one.isTreated() ? "yes" : "no",
                                        Numerals.text(one.before()),
                                        Numerals.text(one.after()),
                                        Numerals.text(one.ratio()),
                                        Integer.toString(one.rank())))
                                .toList()));
        return tables;
    }

    private static void add(List<Findings.Table> tables, Findings.Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }
}
