package org.covalue.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.covalue.disclosure.CellState;
import org.covalue.studies.effect.Effect;
import org.covalue.studies.effect.Uncertainty.Groups;

/** An effect of a cross section or of one treated unit, as a row of {@code estimates.csv} and as notes. */
final class EffectRows {

    private EffectRows() {
    }

    static Estimate of(Effect effect, Design design) {
        double p = value(effect.pValue());
        return new Estimate(design.study(), effect.estimator(), effect.term(), value(effect.estimate()),
                value(effect.uncertainty().standardError()), value(effect.lower(design.confidence())),
                value(effect.upper(design.confidence())), p, p, effect.counts().n(), effect.counts().treated(), effect.counts().controls(),
                effect.uncertainty().groups().map(Groups::name).orElse(""), effect.uncertainty().groups().map(Groups::count).orElse(0),
                effect.reason().isPresent() ? CellState.NOT_ESTIMABLE : CellState.OK, effect.reason().orElse(""));
    }

    /** Each begins with the name of the estimator. */
    static List<String> notes(Effect effect) {
        List<String> notes = new ArrayList<>();
        if (!effect.uncertainty().recipe().isEmpty()) {
            notes.add(effect.estimator() + ": standard error: " + effect.uncertainty().recipe() + ".");
        }
        effect.notes().forEach(note -> notes.add(effect.estimator() + ": " + note + "."));
        return notes;
    }

    private static double value(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
