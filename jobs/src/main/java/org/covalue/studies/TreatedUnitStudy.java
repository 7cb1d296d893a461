package org.covalue.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.UsageProblem;
import org.covalue.studies.synthetic.LongPanel;
import org.covalue.studies.synthetic.Method;
import org.covalue.studies.synthetic.TreatedUnit;

/**
 * A design of kind {@code synthetic_control}, carried out: estimates, weights.csv (donors, and periods of
 * {@code synthetic_did}), and of {@code synthetic_control} path.csv and placebos.csv.
 */
final class TreatedUnitStudy {

    private final PanelSample sample;
    private final Design design;

    private TreatedUnitStudy(PanelSample sample, Design design) {
        this.sample = sample;
        this.design = design;
    }

    /** @throws UsageProblem if the design asks for what these methods have not; {@code Problem} if the rows cannot be used */
    static Evaluation of(Panel panel, Design design) {
        List<Method> methods = design.estimators().stream().map(TreatedUnitStudy::method).toList();
        PanelSample sample = PanelSample.of(panel, design);
        return new Evaluation(design, panel, sample, new TreatedUnitStudy(sample, design).findings(methods));
    }

    private static Method method(String name) {
        return Method.of(name).orElseThrow(() -> new UsageProblem("There is no estimator " + name + " for kind: synthetic_control; there "
                + "are " + String.join(", ", Arrays.stream(Method.values()).map(Method::code).toList()) + "."));
    }

    private Findings findings(List<Method> methods) {
        TreatedUnit.Result result = TreatedUnit.estimate(panel(), design.anticipation(), new TreatedUnit.Limits(design.minimum().treated(),
                design.minimum().controls(), design.minimum().prePeriods()), design.seed(), methods);
        List<String> notes = new ArrayList<>(sample.notes());
        if (!design.covariates().isEmpty() || design.weights().isPresent()) {
            notes.add("Covariates and weights are not used: these methods match the history of the outcome.");
        }
        design.standardErrors().ifPresent(kind -> notes.add("standard_errors is not used: these methods have their own."));
        result.effects().forEach(effect -> notes.addAll(EffectRows.notes(effect)));
        return new Findings(result.effects().stream().map(effect -> EffectRows.of(effect, design)).toList(), List.of(), List.of(), notes,
                tables(result));
    }

    private LongPanel panel() {
        int[] rows = IntStream.range(0, sample.size()).toArray();
        return new LongPanel(Arrays.stream(rows).mapToObj(i -> sample.unitLabels()[sample.unit().codes()[i]]).toArray(String[]::new),
                Arrays.stream(rows).mapToDouble(sample::period).toArray(), sample.outcome(),
                Arrays.stream(rows).mapToDouble(sample::treatedFrom).map(from -> Double.isInfinite(from) ? 0 : from).toArray());
    }

    private static List<Findings.Table> tables(TreatedUnit.Result result) {
        List<Findings.Table> tables = new ArrayList<>();
        add(tables, new Findings.Table("weights.csv", List.of("estimator", "unit", "weight", "kind"), result.weights().stream()
                .map(one -> List.of(one.estimator(), one.name(), Numerals.text(one.weight()), one.kind())).toList()));
        add(tables, new Findings.Table("path.csv", List.of("period", "is_after", "treated", "synthetic", "gap"), result.path().stream()
                .map(one -> List.of(one.period(), one.isAfter() ? "yes" : "no", Numerals.text(one.treated()), Numerals.text(one.synthetic()),
                        Numerals.text(one.gap()))).toList()));
        add(tables, new Findings.Table("placebos.csv", List.of("unit", "is_treated", "pre_mspe", "post_mspe", "ratio", "rank"),
                result.placebos().stream().map(one -> List.of(one.unit(), one.isTreated() ? "yes" : "no", Numerals.text(one.before()),
                        Numerals.text(one.after()), Numerals.text(one.ratio()), Integer.toString(one.rank()))).toList()));
        return tables;
    }

    private static void add(List<Findings.Table> tables, Findings.Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }
}
