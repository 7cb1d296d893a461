package org.covalue.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.disclosure.EstimateCell;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.Power;
import org.covalue.estimation.inference.UniformBands;
import org.covalue.estimation.panel.OwnersBehind;

/**
 * What a study came to.
 *
 * @param whole of all treated against far controls; empty where no row can be used
 * @param numbers of the whole, of each group of the treated, and of the exposed
 */
record StudyResult(Study study, Optional<Evaluation> whole, List<Figure> numbers) {

    /**
     * An estimate with what disclosure has to know of it.
     *
     * @param minimumDetectable smallest effect that would have been found, see {@link Power}; NaN where there is none
     * @param band simultaneous, where the estimator gives one
     */
    record Figure(Estimate estimate, EstimateCell cell, double minimumDetectable, Optional<UniformBands.Band> band) {}

    /** @param requireGoingOn asked before every part; throws where the run is to stop */
    static StudyResult of(Study study, MartPanel rows, Runnable requireGoingOn) {
        List<Figure> numbers = new ArrayList<>();
        Optional<Evaluation> whole = evaluate(StudyPart.whole(study), rows, requireGoingOn, numbers);
        StudyPart.of(study).forEach(part -> evaluate(part, rows, requireGoingOn, numbers));
        long exposed = StudyPart.exposed(study, rows);
        return new StudyResult(
                study,
                whole.map(
                        found -> exposed == 0 ? found : found.noted(Message.of("exposed_set_aside", "count", exposed))),
                numbers);
    }

    /** The same for every part: nothing was estimated. */
    static StudyResult refused(Study study, Message reason) {
        return new StudyResult(
                study,
                Optional.empty(),
                Stream.concat(Stream.of(StudyPart.whole(study)), StudyPart.of(study).stream())
                        .flatMap(part -> refused(part, reason))
                        .toList());
    }

    private static Stream<Figure> refused(StudyPart part, Message reason) {
        return Evaluation.refused(part.design(), reason).stream()
                .map(one -> new Figure(one, part.cell(one, 0, 0), Double.NaN, Optional.empty()));
    }

    private static Optional<Evaluation> evaluate(
            StudyPart part, MartPanel rows, Runnable requireGoingOn, List<Figure> numbers) {
        requireGoingOn.run();
        try {
            Evaluation evaluation = Evaluation.of(part.panel(rows), part.design());
            OwnersBehind owners = new OwnersBehind(
                    evaluation.sample(), evaluation.design(), evaluation.panel().levels(Study.OWNER));
            int controls = owners.controls();
            evaluation.findings().estimates().stream()
                    .filter(part::keeps)
                    .forEach(one -> numbers.add(new Figure(
                            one,
                            part.cell(one, owners.treated(one), controls),
                            Power.minimumDetectableEffect(
                                    one.standardError(), part.design().confidence()),
                            UniformBands.Band.of(one, evaluation.bands()))));
            return Optional.of(evaluation);
        } catch (EstimationProblem unusable) {
            refused(part, Message.of("panel_unusable", "problem", unusable.getMessage()))
                    .forEach(numbers::add);
            return Optional.empty();
        }
    }
}
