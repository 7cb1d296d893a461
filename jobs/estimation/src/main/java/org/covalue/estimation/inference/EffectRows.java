package org.covalue.estimation.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Uncertainty.Groups;

/** An effect of a cross section or of one treated unit, as a row of {@code estimates.csv} and as notes. */
public final class EffectRows {

    private EffectRows() {}

    public static Estimate of(Effect effect, Design design) {
        double p = value(effect.pValue());
        return new Estimate(
                design.study(),
                effect.estimator(),
                effect.term(),
                value(effect.estimate()),
                value(effect.uncertainty().standardError()),
                value(effect.lower(design.confidence())),
                value(effect.upper(design.confidence())),
                p,
                p,
                effect.counts().n(),
                effect.counts().treated(),
                effect.counts().controls(),
                effect.uncertainty().groups().map(Groups::name).orElse(""),
                effect.uncertainty().groups().map(Groups::count).orElse(0),
                effect.reason().isPresent() ? EstimateState.NOT_ESTIMABLE : EstimateState.OK,
                effect.reason());
    }

    /** About the estimator: how its error is made, and what it left out. */
    public static List<Message> notes(Effect effect) {
        List<Message> notes = new ArrayList<>();
        effect.uncertainty().recipe().ifPresent(errors -> notes.add(Message.of("standard_error", "errors", errors)));
        notes.addAll(effect.notes());
        return notes.stream().map(note -> note.about(effect.estimator())).toList();
    }

    private static double value(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
