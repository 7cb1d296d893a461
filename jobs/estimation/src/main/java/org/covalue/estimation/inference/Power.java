package org.covalue.estimation.inference;

import org.apache.commons.math3.distribution.NormalDistribution;

/** What a study could have found. */
public final class Power {

    private static final double POWER = 0.8;

    private Power() {}

    /**
     * The smallest true effect that a two-sided test would find four times out of five: (z_(1 - alpha/2) + z_0.8)
     * standard errors (Bloom 1995, Evaluation Review 19(5)). NaN where there is no standard error.
     */
    public static double minimumDetectableEffect(double standardError, double confidence) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        return (normal.inverseCumulativeProbability(0.5 + confidence / 2) + normal.inverseCumulativeProbability(POWER))
                * standardError;
    }
}
