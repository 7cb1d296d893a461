package org.covalue.indicators;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Does one group lie above another? Mann and Whitney 1947 (Ann. Math. Stat. 18, 50-60), two-sided, with average ranks.
 * Small groups are tested exactly: over all ways to draw the first group from the ranks as they are, ties and all, the
 * share of those whose rank sum lies at least as far from its mean (a conditional permutation test). Larger groups: the
 * normal approximation with corrections for ties and continuity.
 *
 * @param statistic U: pairs in which the observation of the first group is larger, ties half; empty where a group has
 *     fewer than three observations, or all observations are equal
 * @param rankBiserial 2 U / (n_a n_b) - 1, which is Cliff's delta: from -1, all of the first are smaller, to 1
 */
record MannWhitney(
        Optional<Double> statistic,
        int firstObservations,
        int secondObservations,
        Optional<Double> pValue,
        Optional<Double> rankBiserial,
        Optional<String> method) {

    private static final int FEWEST_OBSERVATIONS = 3;
    /** n_a n_b up to which the test is exact: 14 against 14, 3 against 66. */
    static final int LARGEST_EXACT = 200;

    static MannWhitney of(List<Double> first, List<Double> second) {
        int a = first.size();
        int b = second.size();
        if (Math.min(a, b) < FEWEST_OBSERVATIONS) {
            return without(a, b);
        }
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE)
                .rank(Stream.concat(first.stream(), second.stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        double variance = variance(ranks, a, b);
        if (variance <= 0) {
            return without(a, b);
        }
        double u = -a * (a + 1) / 2.0;
        for (int i = 0; i < a; i++) {
            u += ranks[i];
        }
        double pairs = (double) a * b;
        boolean isExact = pairs <= LARGEST_EXACT;
        double p = isExact ? RankSums.of(ranks, a).asFarFromMean() : normal(u, pairs / 2, variance);
        return new MannWhitney(
                Optional.of(u),
                a,
                b,
                Optional.of(p),
                Optional.of(2 * u / pairs - 1),
                Optional.of(isExact ? "exact" : "normal"));
    }

    /** No test of so many against so many. */
    static MannWhitney without(int first, int second) {
        return new MannWhitney(Optional.empty(), first, second, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** n_a n_b / 12 ((n + 1) - sum (t^3 - t) / (n (n - 1))). */
    private static double variance(double[] ranks, double a, double b) {
        double n = a + b;
        return a * b / 12 * (n + 1 - KruskalWallis.ties(ranks) / (n * (n - 1)));
    }

    private static double normal(double u, double mean, double variance) {
        double z = Math.max(0, Math.abs(u - mean) - 0.5) / Math.sqrt(variance);
        return Erf.erfc(z / Math.sqrt(2));
    }
}
