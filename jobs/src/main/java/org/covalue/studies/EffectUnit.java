package org.covalue.studies;

import java.util.List;
import org.covalue.estimation.inference.Estimate;

/** How many digits the effects of a study are printed with, so that their errors show three or more of them. */
enum EffectUnit {
    ESTIMATE(0, 4),
    ESTIMATE_TENS(10, 3),
    ESTIMATE_HUNDREDS(100, 2),
    ESTIMATE_THOUSANDS(1000, 1),
    ESTIMATE_MILLIONS(1e6, 0);

    private final double least;
    private final int digits;

    EffectUnit(double least, int digits) {
        this.least = least;
        this.digits = digits;
    }

    /** By the largest of the effects and standard errors. */
    static EffectUnit of(List<Estimate> estimates) {
        double largest = estimates.stream().filter(one -> !one.term().equals("pretrend"))
                .mapToDouble(one -> Math.max(orNought(one.estimate()), orNought(one.standardError()))).max().orElse(0);
        EffectUnit unit = ESTIMATE;
        for (EffectUnit one : values()) {
            unit = largest >= one.least ? one : unit;
        }
        return unit;
    }

    private static double orNought(double value) {
        return Double.isFinite(value) ? Math.abs(value) : 0;
    }

    /** As {@code reports/_shared/house.yml} calls it. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    int digits() {
        return digits;
    }
}
