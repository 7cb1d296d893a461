package org.covalue.estimation.crosssection;

import java.util.OptionalDouble;

/**
 * How alike treated and controls are in one variable.
 *
 * @param variable a covariate, a value of a category ({@code raceblack}), or {@code distance}, the propensity score
 * @param meanControl before weighting or matching; {@code meanControlAfter} after it
 * @param smdBefore difference of means over the standard deviation of the treated before weighting: n - 1 for numbers,
 *     sqrt(p (1 - p)) for 0/1 variables; {@code smdAfter} has the same denominator. Empty where it is zero
 * @param varianceRatioBefore variance of the treated over that of the controls; empty for 0/1 variables. After
 *     weighting variances are sum w (x - m)^2 / (W - sum w^2 / W), W = sum w
 */
public record BalanceRow(
        String estimator,
        String variable,
        double meanTreated,
        double meanControl,
        OptionalDouble smdBefore,
        OptionalDouble smdAfter,
        OptionalDouble varianceRatioBefore,
        OptionalDouble varianceRatioAfter,
        double meanControlAfter) {}
