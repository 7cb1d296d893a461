package org.covalue.estimation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.DesignProblem;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.MultipleTesting;
import org.covalue.estimation.inference.UniformBands;
import org.covalue.estimation.inference.UniformBands.Band;
import org.covalue.estimation.panel.Estimator;
import org.covalue.estimation.panel.HonestBounds;
import org.covalue.estimation.panel.PanelEstimators;
import org.covalue.estimation.panel.RandomisationInference;
import org.covalue.estimation.panel.Refusal;

/**
 * A study carried out: every estimator of the design on the panel.
 *
 * @param sample the rows that were used
 * @param bands simultaneous, for every family of terms
 * @param honestBounds where trends may differ after treatment as they did before
 * @param randomisation tests, where the design asks for them
 */
public record Evaluation(
        Design design,
        Panel panel,
        PanelSample sample,
        Findings findings,
        List<Band> bands,
        List<HonestBounds.Bound> honestBounds,
        List<RandomisationInference.PValue> randomisation) {

    /** A study without bands, bounds and randomisation. */
    Evaluation(Design design, Panel panel, PanelSample sample, Findings findings) {
        this(design, panel, sample, findings, List.of(), List.of(), List.of());
    }

    /**
     * @throws DesignProblem if the design names an estimator that does not exist
     * @throws EstimationProblem if the panel cannot be used; names the rows
     */
    public static Evaluation of(Panel panel, Design design) {
        return switch (design.kind()) {
            case PANEL -> ofPanel(panel, design);
            case CROSS_SECTION -> CrossSectionStudy.of(panel, design);
            case SYNTHETIC_CONTROL -> TreatedUnitStudy.of(panel, design);
        };
    }

    /** Every headline of a design whose panel cannot be used. */
    public static List<Estimate> refused(Design design, Message reason) {
        return design.estimators().stream()
                .flatMap(name -> PanelEstimators.named(name).headlines().stream()
                        .map(term -> new EstimateRows(design, name, Counts.NONE).refused(term, reason)))
                .toList();
    }

    /** The same with one more sentence on what was done. */
    public Evaluation noted(Message note) {
        return new Evaluation(
                design,
                panel,
                sample,
                findings.and(Findings.of(List.of(), List.of(note))),
                bands,
                honestBounds,
                randomisation);
    }

    /**
     * The same without some of its numbers, wherever they stand: estimates, bands, bounds, tests, and comparisons they
     * are made of.
     */
    public Evaluation without(Predicate<Estimate> isWithheld) {
        Set<String> withheld = findings.estimates().stream()
                .filter(isWithheld)
                .map(one -> key(one.estimator(), one.term()))
                .collect(Collectors.toSet());
        List<Estimate> told = findings.estimates().stream()
                .map(one -> withheld.contains(key(one.estimator(), one.term())) ? one.suppressed() : one)
                .toList();
        return withheld.isEmpty()
                ? this
                : new Evaluation(
                        design,
                        panel,
                        sample,
                        new Findings(told, findings.families(), List.of(), findings.remarks(), List.of()),
                        bands.stream()
                                .filter(one -> !withheld.contains(key(one.estimator(), one.term())))
                                .toList(),
                        honestBounds.stream()
                                .filter(one -> !withheld.contains(key(one.estimator(), one.term())))
                                .toList(),
                        randomisation.stream()
                                .filter(one -> !withheld.contains(key(one.estimator(), one.term())))
                                .toList());
    }

    private static String key(String estimator, String term) {
        return estimator + " " + term;
    }

    /** Without what only panels have. */
    static Evaluation plain(Design design, Panel panel, PanelSample sample, Findings findings) {
        return new Evaluation(design, panel, sample, findings, List.of(), List.of(), List.of());
    }

    private static Evaluation ofPanel(Panel panel, Design design) {
        asked(design, PanelEstimators.byName());
        PanelSample sample = PanelSample.of(panel, design);
        Findings all = Findings.of(List.of(), sample.notes());
        Optional<Message> refusal = Refusal.of(sample, design);
        for (String name : design.estimators()) {
            Estimator estimator = PanelEstimators.named(name);
            all = all.and(refusal.or(() -> Memory.ofThisProcess().refusal(estimator.bytes(sample)))
                    .map(reason -> refused(estimator, name, sample, design, reason))
                    .orElseGet(() -> estimator.estimate(sample, design)));
        }
        List<Estimate> adjusted = MultipleTesting.adjusted(all, design);
        List<RandomisationInference.PValue> randomisation = design.randomisation() == 0 || refusal.isPresent()
                ? List.of()
                : design.estimators().stream()
                        .map(name -> RandomisationInference.of(PanelEstimators.named(name), sample, design))
                        .flatMap(Optional::stream)
                        .toList();
        return new Evaluation(
                design,
                panel,
                sample,
                new Findings(adjusted, all.families(), all.comparisons(), all.remarks(), all.tables()),
                UniformBands.of(all, design),
                HonestBounds.of(all, design),
                randomisation);
    }

    /** The estimators that the design names, of those that its kind has. */
    static <T> List<T> asked(Design design, Map<String, T> known) {
        return design.estimators().stream()
                .map(name -> Optional.ofNullable(known.get(name))
                        .orElseThrow(() -> new DesignProblem("There is no estimator " + name + " for kind: "
                                + design.kind().name().toLowerCase(Locale.ROOT) + "; there are "
                                + String.join(", ", known.keySet()) + ".")))
                .toList();
    }

    private static Findings refused(
            Estimator estimator, String name, PanelSample sample, Design design, Message reason) {
        EstimateRows rows = EstimateRows.of(sample, design, name);
        return Findings.of(
                estimator.headlines().stream()
                        .map(term -> rows.refused(term, reason))
                        .toList(),
                List.of());
    }
}
