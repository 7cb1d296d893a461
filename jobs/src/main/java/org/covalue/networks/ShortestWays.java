package org.covalue.networks;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The shortest ways from one member to all others, and how much of them leads over each. Level by level, so that the
 * loops over ties neither divide nor ask how far away the other end is.
 */
final class ShortestWays {

    private final int[][] next;
    private final boolean[] isReached;
    /** Ways to a member once its level is complete; what is added to it later is never read. */
    private final double[] arriving;

    private final double[] ways;
    /** Of members of the level behind the present one, what each of its ways is worth; of all others zero. */
    private final double[] worth;

    private final int[] reached;
    private final int[] levelStarts;

    ShortestWays(int size, IntFunction<int[]> next) {
        this.next = new int[size][];
        Arrays.setAll(this.next, next);
        this.isReached = new boolean[size];
        this.arriving = new double[size];
        this.ways = new double[size];
        this.worth = new double[size];
        this.reached = new int[size];
        this.levelStarts = new int[size + 2];
    }

    /** Adds what the ways from one member bring to the score of each other. */
    void addFrom(int source, double[] scores) {
        int levels = spread(source);
        for (int level = levels - 1; level > 0; level--) {
            for (int i = levelStarts[level]; i < levelStarts[level + 1]; i++) {
                arriving[reached[i]] = worthBehind(reached[i]);
            }
            if (level + 1 < levels) {
                forget(level + 1);
            }
            for (int i = levelStarts[level]; i < levelStarts[level + 1]; i++) {
                int member = reached[i];
                scores[member] += ways[member] * arriving[member];
                worth[member] = 1 / ways[member] + arriving[member];
            }
        }
        if (levels > 1) {
            forget(1);
        }
    }

    private double worthBehind(int member) {
        double sum = 0;
        for (int other : next[member]) {
            sum += worth[other];
        }
        return sum;
    }

    private void forget(int level) {
        for (int i = levelStarts[level]; i < levelStarts[level + 1]; i++) {
            worth[reached[i]] = 0;
        }
    }

    /** @return how many levels there are; members stand in {@code reached} level by level */
    private int spread(int source) {
        Arrays.fill(isReached, false);
        Arrays.fill(arriving, 0);
        isReached[source] = true;
        ways[source] = 1;
        reached[0] = source;
        levelStarts[1] = 1;
        int levels = 1;
        int count = 1;
        while (count > levelStarts[levels - 1]) {
            count = spreadFrom(levels - 1, count);
            levels++;
            levelStarts[levels] = count;
        }
        return levels - 1;
    }

    private int spreadFrom(int level, int reachedBefore) {
        int count = reachedBefore;
        for (int i = levelStarts[level]; i < levelStarts[level + 1]; i++) {
            double coming = ways[reached[i]];
            for (int other : next[reached[i]]) {
                arriving[other] += coming;
                if (!isReached[other]) {
                    isReached[other] = true;
                    reached[count++] = other;
                }
            }
        }
        for (int i = reachedBefore; i < count; i++) {
            ways[reached[i]] = arriving[reached[i]];
        }
        return count;
    }
}
