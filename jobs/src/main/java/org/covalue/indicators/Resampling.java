package org.covalue.indicators;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Between what bounds the mean and the median of organisations may lie: percentile intervals of 95 percent from
 * resamples with replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13). The seed is
 * that of the estimates with the name of the group: a group has the same bounds every night, whatever stands beside it.
 */
record Resampling(Bounds mean, Bounds median) {

    /** Of 399 in order the 10th and the 390th. */
    private static final int RESAMPLES = 399;

    private static final int LOWER = 9;
    private static final int UPPER = 389;
    private static final long SEED = 20251028;

    record Bounds(double lower, double upper) {

        private static Bounds of(double[] drawn) {
            Arrays.sort(drawn);
            return new Bounds(drawn[LOWER], drawn[UPPER]);
        }
    }

    /** @param name what tells the group from all others */
    static Resampling of(double[] values, String name) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        SplittableRandom random = new SplittableRandom(SEED + 0x9E3779B97F4A7C15L * name.hashCode());
        double[] means = new double[RESAMPLES];
        double[] medians = new double[RESAMPLES];
        int[] times = new int[n];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(times, 0);
            draw(random, times);
            means[resample] = mean(sorted, times);
            medians[resample] = median(sorted, times);
        }
        return new Resampling(Bounds.of(means), Bounds.of(medians));
    }

    /** As many places as there are, two from each random number. */
    private static void draw(SplittableRandom random, int[] times) {
        long n = times.length;
        for (int i = 0; i < n; i += 2) {
            long bits = random.nextLong();
            times[(int) ((bits >>> 32) * n >>> 32)]++;
            if (i + 1 < n) {
                times[(int) ((bits & 0xFFFFFFFFL) * n >>> 32)]++;
            }
        }
    }

    private static double mean(double[] sorted, int[] times) {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += times[i] * sorted[i];
        }
        return sum / sorted.length;
    }

    /** The mean of the two middle values of the resample in order. */
    private static double median(double[] sorted, int[] times) {
        int n = sorted.length;
        int i = 0;
        int passed = times[0];
        while (passed <= (n - 1) / 2) {
            passed += times[++i];
        }
        double lower = sorted[i];
        while (passed <= n / 2) {
            passed += times[++i];
        }
        return (lower + sorted[i]) / 2;
    }
}
