package org.covalue.estimation.inference;

import java.util.SplittableRandom;

/**
 * One random number a group, draw after draw: signs (Rademacher), each combination of them once where there are no more
 * than the draws asked for; below ten groups, where signs are too coarse, Webb's six points.
 */
final class GroupSigns {

    private static final int FEW_GROUPS = 10;
    private static final double[] WEBB = {-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)};

    private final double[] v;
    private final long draws;
    private final boolean isEnumerated;
    private final boolean isWebb;
    private final SplittableRandom random;
    private long done;

    GroupSigns(int groups, int draws, long seed) {
        this.v = new double[groups];
        this.isWebb = groups < FEW_GROUPS;
        this.isEnumerated = !isWebb && groups < 31 && 1L << groups <= draws;
        this.draws = isEnumerated ? 1L << groups : draws;
        this.random = new SplittableRandom(seed);
    }

    /** Empty after the last one. */
    double[] next() {
        if (done == draws) {
            return new double[0];
        }
        for (int g = 0; g < v.length; g++) {
            v[g] = isWebb
                    ? WEBB[random.nextInt(WEBB.length)]
                    : (isEnumerated ? (done >> g & 1) == 1 : random.nextBoolean()) ? 1 : -1;
        }
        done++;
        return v;
    }
}
