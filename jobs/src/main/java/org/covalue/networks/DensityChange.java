package org.covalue.networks;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether one and the same members name each other more, or less, at a later time than at an earlier one. Each member's
 * whole answer is exchanged between the two times, or not, with even chances (a randomisation test of pairs: Fisher
 * 1935, The Design of Experiments, 21; Good 2005, Permutation, Parametric and Bootstrap Tests of Hypotheses), and p is
 * the part of all exchanges after which the number of ties differs by as much as it does. The answer is what is
 * exchanged because one respondent's ties do not vary independently (Snijders and Borgatti 1999, Connections 22(2),
 * 161-170); members are not permuted (QAP), because that leaves the number of ties as it is.
 *
 * <p>The distribution is counted whole, difference by difference; where that would take too long, 9,999 exchanges are
 * drawn.
 *
 * @param kept ordered pairs in which the first names the second at both times
 * @param added only later
 * @param gone only earlier
 */
public record DensityChange(int members, long kept, long added, long gone, double pValue) {

    /** With fewer no exchange of answers is rarer than one in twenty: 2 / 2^5 > 0.05. */
    public static final int FEWEST_MEMBERS = 6;

    private static final long SEED = 20251028;
    private static final int DRAWS = 9_999;
    private static final long MOST_COUNTED = 200_000_000;

    /** @param later of the same members in the same order */
    public static DensityChange of(Network earlier, Network later) {
        int[] differences = IntStream.range(0, earlier.size())
                .map(member -> later.named(member).length - earlier.named(member).length)
                .filter(difference -> difference != 0)
                .toArray();
        long both = earlier.arcs() + later.arcs() - earlier.with(later).arcs();
        return new DensityChange(earlier.size(), both, later.arcs() - both, earlier.arcs() - both, pValue(differences));
    }

    private static double pValue(int[] differences) {
        long reach = Arrays.stream(differences).mapToLong(Math::abs).sum();
        return reach * differences.length <= MOST_COUNTED ? counted(differences, (int) reach) : drawn(differences);
    }

    /** The chance of every sum, one answer after the other; the sum s stands at place reach + s. */
    static double counted(int[] differences, int reach) {
        double[] chances = new double[2 * reach + 1];
        chances[reach] = 1;
        for (int difference : differences) {
            double[] next = new double[chances.length];
            for (int sum = 0; sum < chances.length; sum++) {
                if (chances[sum] > 0) {
                    next[sum + difference] += chances[sum] / 2;
                    next[sum - difference] += chances[sum] / 2;
                }
            }
            chances = next;
        }
        int found = Math.abs(Arrays.stream(differences).sum());
        double p = 0;
        for (int sum = 0; sum < chances.length; sum++) {
            p += Math.abs(sum - reach) >= found ? chances[sum] : 0;
        }
        return Math.min(1, p);
    }

    static double drawn(int[] differences) {
        Random random = new Random(SEED);
        long found = Math.abs(Arrays.stream(differences).asLongStream().sum());
        int asFar = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            long sum = 0;
            for (int difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asFar += Math.abs(sum) >= found ? 1 : 0;
        }
        return (1.0 + asFar) / (1 + DRAWS);
    }
}
