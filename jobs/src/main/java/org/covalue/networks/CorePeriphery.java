package org.covalue.networks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Core-periphery fit (Borgatti and Everett 1999, Soc. Netw. 21, 375-395): the largest Pearson correlation between the
 * ties of a graph and those of an ideal one, in which all of the core are tied and none of the periphery; pairs of core
 * and periphery are left out. With N_c, N_p pairs in core and periphery, N = N_c + N_p, m_c ties in the core and m in
 * both, r = (N m_c - N_c m) / sqrt(N_c N_p m (N - m)).
 *
 * <p>Up to 15 nodes all cores are tried. Beyond that the search starts from the best prefix of the nodes by degree and
 * moves one node at a time as long as that raises the correlation. Among equals the smallest core wins, then the one
 * whose ids come first.
 */
public final class CorePeriphery {

    private static final int FEWEST_NODES = 4;
    private static final int MOST_TRIED_WHOLE = 15;

    private CorePeriphery() {}

    /** Whether the method takes the network: it needs four members. */
    public static boolean isEstimable(Network network) {
        return network.size() >= FEWEST_NODES;
    }

    /** @return empty where no core has a correlation, or where there are fewer than four members */
    public static Optional<Double> fit(Network network) {
        if (!isEstimable(network)) {
            return Optional.empty();
        }
        Core best = network.size() <= MOST_TRIED_WHOLE ? bestOfAll(network) : climbed(network, bestPrefix(network));
        return Optional.of(best.correlation()).filter(fit -> !Double.isNaN(fit));
    }

    private static Core bestOfAll(Network network) {
        Core best = new Core(network);
        for (int set = 1; set < 1 << network.size(); set++) {
            int size = Integer.bitCount(set);
            if (size >= 2 && size <= network.size() - 2) {
                Core core = new Core(network);
                for (int node = 0; node < network.size(); node++) {
                    if ((set >> node & 1) == 1) {
                        core.move(node);
                    }
                }
                best = core.isBetterThan(best) ? core : best;
            }
        }
        return best;
    }

    private static Core bestPrefix(Network network) {
        int[] byDegree = IntStream.range(0, network.size())
                .boxed()
                .sorted(Comparator.comparing((Integer node) -> -network.neighbours(node).length)
                        .thenComparing(node -> node))
                .mapToInt(Integer::intValue)
                .toArray();
        Core core = new Core(network);
        Core best = core.copy();
        for (int k = 0; k < network.size() - 2; k++) {
            core.move(byDegree[k]);
            best = core.isBetterThan(best) ? core.copy() : best;
        }
        return best;
    }

    /** From no admissible core nothing is climbed. */
    private static Core climbed(Network network, Core start) {
        Core at = start;
        boolean isRising = !Double.isNaN(at.correlation());
        while (isRising) {
            Core best = bestNeighbour(network, at);
            isRising = best.correlation() > at.correlation() + Core.EQUAL_WITHIN;
            at = isRising ? best : at;
        }
        return at;
    }

    /** The best of the cores that one move leads to; a core is copied only where it may be that. */
    private static Core bestNeighbour(Network network, Core at) {
        Core best = new Core(network);
        Core moving = at.copy();
        for (int node = 0; node < network.size(); node++) {
            moving.move(node);
            best = moving.isBetterThan(best) ? moving.copy() : best;
            moving.move(node);
        }
        return best;
    }

    /** A set of nodes and the counts of its pairs and ties, kept while nodes move in and out. */
    private static final class Core {

        static final double EQUAL_WITHIN = 1e-12;

        private final Network network;
        private final boolean[] isIn;
        private int size;
        private long tiesInCore;
        private long tiesInPeriphery;

        Core(Network network) {
            this(network, new boolean[network.size()], 0, 0, network.ties());
        }

        private Core(Network network, boolean[] isIn, int size, long tiesInCore, long tiesInPeriphery) {
            this.network = network;
            this.isIn = isIn;
            this.size = size;
            this.tiesInCore = tiesInCore;
            this.tiesInPeriphery = tiesInPeriphery;
        }

        Core copy() {
            return new Core(network, isIn.clone(), size, tiesInCore, tiesInPeriphery);
        }

        /** Into the core or out of it. */
        void move(int node) {
            int inside = 0;
            for (int other : network.neighbours(node)) {
                inside += isIn[other] ? 1 : 0;
            }
            int outside = network.neighbours(node).length - inside;
            int sign = isIn[node] ? -1 : 1;
            tiesInCore += (long) sign * inside;
            tiesInPeriphery -= (long) sign * outside;
            size += sign;
            isIn[node] = !isIn[node];
        }

        /** Not a number where core or periphery have no pair, or all pairs are the same. */
        double correlation() {
            double coreNodes = size;
            double otherNodes = network.size() - size;
            double corePairs = coreNodes * (coreNodes - 1) / 2;
            double otherPairs = otherNodes * (otherNodes - 1) / 2;
            double pairs = corePairs + otherPairs;
            double ties = tiesInCore + tiesInPeriphery;
            double variance = corePairs * otherPairs * ties * (pairs - ties);
            return variance > 0 ? (pairs * tiesInCore - corePairs * ties) / Math.sqrt(variance) : Double.NaN;
        }

        boolean isBetterThan(Core other) {
            double here = correlation();
            double there = other.correlation();
            if (Double.isNaN(here) || Double.isNaN(there)) {
                return !Double.isNaN(here);
            }
            if (Math.abs(here - there) > EQUAL_WITHIN) {
                return here > there;
            }
            return size != other.size ? size < other.size : Arrays.compare(nodes(), other.nodes()) < 0;
        }

        private int[] nodes() {
            return IntStream.range(0, network.size()).filter(node -> isIn[node]).toArray();
        }
    }
}
