package org.covalue.studies;

import java.util.List;
import java.util.Optional;
import org.covalue.Problem;
import org.covalue.UsageProblem;
import org.covalue.studies.effect.Message;

/**
 * A study carried out: every estimator of the design on the panel.
 *
 * @param sample the rows that were used
 * @param bands simultaneous, for every family of terms
 * @param honestBounds where trends may differ after treatment as they did before
 * @param randomisation tests, where the design asks for them
 */
public record Evaluation(Design design, Panel panel, PanelSample sample, Findings findings, List<Band> bands,
        List<HonestBounds.Bound> honestBounds, List<RandomisationInference.PValue> randomisation) {

    /**
     * An interval that holds for all terms of its kind at once.
     *
     * @param criticalValue in standard errors
     */
    public record Band(String estimator, String term, double lower, double upper, double criticalValue) {
    }

    /** A study without bands, bounds and randomisation. */
    Evaluation(Design design, Panel panel, PanelSample sample, Findings findings) {
        this(design, panel, sample, findings, List.of(), List.of(), List.of());
    }

    /**
     * @throws UsageProblem if the design names an estimator that does not exist
     * @throws Problem if the panel cannot be used; names the rows
     */
    public static Evaluation of(Panel panel, Design design) {
        return switch (design.kind()) {
            case PANEL -> ofPanel(panel, design);
            case CROSS_SECTION -> CrossSectionStudy.of(panel, design);
            case SYNTHETIC_CONTROL -> TreatedUnitStudy.of(panel, design);
        };
    }

    /** Without what only panels have. */
    static Evaluation plain(Design design, Panel panel, PanelSample sample, Findings findings) {
        return new Evaluation(design, panel, sample, findings, List.of(), List.of(), List.of());
    }

    private static Evaluation ofPanel(Panel panel, Design design) {
        design.estimators().stream().filter(name -> !PanelEstimators.byName().containsKey(name)).findFirst().ifPresent(name -> {
            throw new UsageProblem("There is no estimator " + name + " for kind: panel; there are "
                    + String.join(", ", PanelEstimators.byName().keySet()) + ".");
        });
        PanelSample sample = PanelSample.of(panel, design);
        Findings all = Findings.of(List.of(), sample.notes());
        Optional<Message> refusal = Refusal.of(sample, design);
        for (String name : design.estimators()) {
            Estimator estimator = PanelEstimators.byName().get(name);
            all = all.and(refusal.map(reason -> refused(estimator, name, sample, design, reason))
                    .orElseGet(() -> estimator.estimate(sample, design)));
        }
        List<Estimate> adjusted = MultipleTesting.adjusted(all, design);
        List<RandomisationInference.PValue> randomisation = design.randomisation() == 0 || refusal.isPresent() ? List.of()
                : design.estimators().stream().map(name -> RandomisationInference.of(PanelEstimators.byName().get(name), sample, design))
                        .flatMap(Optional::stream).toList();
        return new Evaluation(design, panel, sample, new Findings(adjusted, all.families(), all.comparisons(), all.remarks(), all.tables()),
                UniformBands.of(all, design), HonestBounds.of(all, design), randomisation);
    }

    private static Findings refused(Estimator estimator, String name, PanelSample sample, Design design, Message reason) {
        EstimateRows rows = EstimateRows.of(sample, design, name);
        return Findings.of(estimator.headlines().stream().map(term -> rows.refused(term, reason)).toList(), List.of());
    }
}
