package org.covalue.indicators;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Do groups differ in location? One-way analysis of variance on ranks (Kruskal and Wallis 1952, J. Am. Stat. Assoc. 47,
 * 583-621): H with average ranks, corrected for ties, against chi squared with k - 1 degrees of freedom. Epsilon
 * squared = H / (n - 1) (Tomczak and Tomczak 2014).
 *
 * @param statistic H, empty where there are fewer than two groups, fewer than five observations, or all are equal
 * @param observations n over all groups
 */
public record KruskalWallis(
        Optional<Double> statistic,
        Optional<Integer> degreesOfFreedom,
        int observations,
        Optional<Double> pValue,
        Optional<Double> epsilonSquared) {

    private static final int FEWEST_OBSERVATIONS = 5;

    /** @param groups the observations of each group; empty groups do not count */
    public static KruskalWallis of(Collection<List<Double>> groups) {
        List<List<Double>> filled =
                groups.stream().filter(group -> !group.isEmpty()).toList();
        int n = filled.stream().mapToInt(List::size).sum();
        int k = filled.size();
        if (k < 2 || n < FEWEST_OBSERVATIONS) {
            return notEstimable(n);
        }
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE)
                .rank(filled.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        OptionalDouble h = statistic(filled, ranks);
        if (h.isEmpty()) {
            return notEstimable(n);
        }
        double p = 1 - new ChiSquaredDistribution(null, k - 1).cumulativeProbability(h.getAsDouble());
        return new KruskalWallis(
                Optional.of(h.getAsDouble()),
                Optional.of(k - 1),
                n,
                Optional.of(p),
                Optional.of(h.getAsDouble() / (n - 1)));
    }

    /**
     * H = (12 / (n (n + 1)) sum R_j^2 / n_j - 3 (n + 1)) / (1 - sum (t^3 - t) / (n^3 - n)); empty where all are tied.
     */
    private static OptionalDouble statistic(List<List<Double>> groups, double[] ranks) {
        double n = ranks.length;
        double sum = 0;
        int from = 0;
        for (List<Double> group : groups) {
            double rankSum = 0;
            for (int i = 0; i < group.size(); i++) {
                rankSum += ranks[from + i];
            }
            sum += rankSum * rankSum / group.size();
            from += group.size();
        }
        double correction = 1 - ties(ranks) / (n * n * n - n);
        return correction <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((12 / (n * (n + 1)) * sum - 3 * (n + 1)) / correction);
    }

    /** Sum over runs of tied observations of t^3 - t. */
    static double ties(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double ties = 0;
        for (int i = 0; i < sorted.length; ) {
            int next = i;
            while (next < sorted.length && sorted[next] == sorted[i]) {
                next++;
            }
            double t = next - i;
            ties += t * t * t - t;
            i = next;
        }
        return ties;
    }

    private static KruskalWallis notEstimable(int n) {
        return new KruskalWallis(Optional.empty(), Optional.empty(), n, Optional.empty(), Optional.empty());
    }
}
