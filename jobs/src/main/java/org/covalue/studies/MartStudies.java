package org.covalue.studies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.disclosure.EstimateCell;
import org.covalue.disclosure.EstimateRules;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.replication.PlanRegister;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;
import org.covalue.layers.SqlDefinition;
import org.covalue.studies.StudyResult.Figure;

/**
 * Carries out the studies of {@code sql/4_studies} on the marts as they stand. The treated are compared with firms far
 * from any treatment; firms exposed to what was done to others are set aside, and asked after by a study of their own,
 * {@code ID:exposed}. Each group of the treated is compared with the same far firms, {@code ID:GROUP}; of these only
 * the headlines are kept.
 */
public final class MartStudies {

    private final LayerBuilder layers;
    private final DataSource dataSource;
    private final PlanRegister plans;
    private final EstimateRules rules;
    private final Runnable requireGoingOn;

    /**
     * @param requireGoingOn throws where the run is to stop; asked before every panel is estimated, which takes seconds
     */
    public MartStudies(
            LayerBuilder layers,
            DataSource dataSource,
            PlanRegister plans,
            EstimateRules rules,
            Runnable requireGoingOn) {
        this.layers = layers;
        this.dataSource = dataSource;
        this.plans = plans;
        this.rules = rules;
        this.requireGoingOn = requireGoingOn;
    }

    /** What all studies come to, as layer {@code studies}; every plan is registered before. */
    public void build(RunFacts facts) {
        Map<Study, PlanRegister.History> histories = register(Study.all());
        List<LayerBuilder.Task> tables = List.of(EstimateTable.create(), FindingTables.create());
        layers.build(Layer.STUDIES, facts, tables, List.of(), () -> {
            EstimateTable estimates = new EstimateTable(dataSource);
            FindingTables findings = new FindingTables(dataSource);
            forEach(Study.all(), result -> {
                estimates.add(result.numbers());
                result.whole()
                        .ifPresent(whole -> findings.add(
                                result.study().id(),
                                StudyFindings.of(
                                        whole,
                                        StudyContext.of(
                                                result.study(),
                                                Objects.requireNonNull(
                                                        histories.get(result.study()),
                                                        result.study().id()),
                                                List.of()))));
            });
        });
    }

    private Map<Study, PlanRegister.History> register(Collection<Study> studies) {
        Map<Study, PlanRegister.History> histories = new HashMap<>();
        studies.forEach(study -> histories.put(study, plans.register(study.id(), study.plan())));
        return histories;
    }

    /**
     * Carries out some studies for their owner's own machine, and tells what may be told. Those whose panel has no
     * usable row are left out.
     */
    public List<EvaluatedStudy> told(Collection<Study> studies, boolean isInternal) {
        List<EvaluatedStudy> told = new ArrayList<>();
        Map<Study, PlanRegister.History> histories = register(studies);
        forEach(studies, result -> {
            Set<EstimateCell> withheld = isInternal
                    ? Set.of()
                    : rules.withheld(result.numbers().stream().map(Figure::cell).toList());
            Set<String> terms = withheld.stream()
                    .filter(cell -> cell.group().isEmpty())
                    .map(cell -> cell.estimator() + " " + cell.term())
                    .collect(Collectors.toSet());
            result.whole()
                    .ifPresent(whole -> told.add(new EvaluatedStudy(
                            result.study(),
                            Objects.requireNonNull(
                                    histories.get(result.study()),
                                    result.study().id()),
                            whole.without(one -> terms.contains(one.estimator() + " " + one.term())),
                            ofGroups(result, withheld))));
        });
        return told;
    }

    /**
     * A study as others may see it.
     *
     * @param ofGroups estimates for groups of the treated, and for the exposed
     */
    public record EvaluatedStudy(
            Study study, PlanRegister.History plan, Evaluation evaluation, List<Estimate> ofGroups) {

        public StudyContext context() {
            return StudyContext.of(study, plan, ofGroups);
        }
    }

    private static List<Estimate> ofGroups(StudyResult result, Set<EstimateCell> withheld) {
        return result.numbers().stream()
                .filter(number -> !number.cell().group().isEmpty())
                .map(number ->
                        withheld.contains(number.cell()) ? number.estimate().suppressed() : number.estimate())
                .toList();
    }

    /** The panel of a file is read once for all its outcomes. */
    private void forEach(Collection<Study> studies, Consumer<StudyResult> each) {
        Map<String, List<Study>> byFile = studies.stream()
                .collect(Collectors.groupingBy(
                        study -> study.definition().name(), LinkedHashMap::new, Collectors.toList()));
        byFile.values().forEach(outcomes -> {
            SqlDefinition definition = outcomes.get(0).definition();
            MartPanel.Units units = MartPanel.count(layers, definition);
            Optional<Message> refusal = refusal(outcomes.get(0), units);
            if (refusal.isPresent()) {
                outcomes.forEach(study -> each.accept(StudyResult.refused(study, refusal.get())));
            } else {
                MartPanel rows = MartPanel.read(layers, definition);
                outcomes.forEach(study -> each.accept(StudyResult.of(study, rows, requireGoingOn)));
            }
        });
    }

    /**
     * Without anybody treated, or anybody to compare with, or with more rows than memory holds, a panel is not even
     * read.
     */
    private static Optional<Message> refusal(Study study, MartPanel.Units units) {
        Design.Minimum least = study.design().minimum();
        return units.treated() == 0
                ? Optional.of(Message.of("too_few_treated", "found", 0, "least", least.treated()))
                : units.controls() == 0
                        ? Optional.of(Message.of("too_few_controls", "found", 0, "least", least.controls()))
                        : Memory.ofThisProcess().refusal(MartPanel.bytes(study.definition(), units));
    }
}
