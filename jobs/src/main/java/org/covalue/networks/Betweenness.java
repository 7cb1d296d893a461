package org.covalue.networks;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How many shortest ways between others lead over a member, each pair counted once by the share of its shortest ways
 * (Freeman 1977; computed as in Brandes 2001, J. Math. Sociol. 25, 163-177). Sources are taken in a fixed number of
 * blocks whose sums are added in order, so that the last digit does not depend on how many processors there are.
 */
public final class Betweenness {

    private static final int BLOCKS = 16;
    private static final int FEWEST_MEMBERS = 3;

    private Betweenness() {}

    /** Of every member, ties taken in either direction. */
    public static double[] undirected(Network network) {
        double[] scores = scores(network.size(), network::neighbours);
        return Arrays.stream(scores).map(score -> score / 2).toArray();
    }

    /** Of every member, from who names to who is named. */
    public static double[] directed(Network network) {
        return scores(network.size(), network::named);
    }

    /**
     * The sum of how far the others fall behind the first, over (n - 1)^2 (n - 2) / 2, ties taken in either direction;
     * empty where there are fewer than three members.
     */
    public static Optional<Double> centralisation(Network network) {
        double n = network.size();
        return centralisation(undirected(network), (n - 1) * (n - 1) * (n - 2) / 2);
    }

    /** The same from who names to who is named, over (n - 1)^2 (n - 2). */
    public static Optional<Double> directedCentralisation(Network network) {
        double n = network.size();
        return centralisation(directed(network), (n - 1) * (n - 1) * (n - 2));
    }

    private static Optional<Double> centralisation(double[] scores, double largest) {
        if (scores.length < FEWEST_MEMBERS) {
            return Optional.empty();
        }
        double most = Arrays.stream(scores).max().orElseThrow();
        return Share.of(Arrays.stream(scores).map(score -> most - score).sum(), largest);
    }

    private static double[] scores(int size, IntFunction<int[]> next) {
        double[][] blocks = IntStream.range(0, BLOCKS)
                .parallel()
                .mapToObj(block -> scoresFrom(block, size, next))
                .toArray(double[][]::new);
        double[] scores = new double[size];
        for (double[] block : blocks) {
            Arrays.setAll(scores, member -> scores[member] + block[member]);
        }
        return scores;
    }

    private static double[] scoresFrom(int block, int size, IntFunction<int[]> next) {
        double[] scores = new double[size];
        ShortestWays ways = new ShortestWays(size, next);
        for (int source = block; source < size; source += BLOCKS) {
            ways.addFrom(source, scores);
        }
        return scores;
    }
}
