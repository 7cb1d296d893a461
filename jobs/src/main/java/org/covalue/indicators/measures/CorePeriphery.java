package org.covalue.indicators.measures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
final class CorePeriphery implements Measure {

    private static final int FEWEST_NODES = 4;
    private static final int MOST_TRIED_WHOLE = 15;

    @Override
    public Measured of(List<List<String>> observations) {
        Graph graph = Graph.of(observations);
        if (graph.size() < FEWEST_NODES) {
            return Measured.without("not_estimable");
        }
        Core best = graph.size() <= MOST_TRIED_WHOLE ? bestOfAll(graph) : climbed(graph, bestPrefix(graph));
        return Double.isNaN(best.correlation())
                ? Measured.without("not_applicable")
                : Measured.value(best.correlation());
    }

    private static Core bestOfAll(Graph graph) {
        Core best = new Core(graph);
        for (int set = 1; set < 1 << graph.size(); set++) {
            int size = Integer.bitCount(set);
            if (size >= 2 && size <= graph.size() - 2) {
                Core core = new Core(graph);
                for (int node = 0; node < graph.size(); node++) {
                    if ((set >> node & 1) == 1) {
                        core.move(node);
                    }
                }
                best = core.isBetterThan(best) ? core : best;
            }
        }
        return best;
    }

    private static Core bestPrefix(Graph graph) {
        int[] byDegree = IntStream.range(0, graph.size())
                .boxed()
                .sorted(Comparator.comparing((Integer node) -> -graph.degree(node))
                        .thenComparing(node -> node))
                .mapToInt(Integer::intValue)
                .toArray();
        Core core = new Core(graph);
        Core best = core.copy();
        for (int k = 0; k < graph.size() - 2; k++) {
            core.move(byDegree[k]);
            best = core.isBetterThan(best) ? core.copy() : best;
        }
        return best;
    }

    /** From no admissible core nothing is climbed. */
    private static Core climbed(Graph graph, Core start) {
        Core at = start;
        boolean isRising = !Double.isNaN(at.correlation());
        while (isRising) {
            Core best = bestNeighbour(graph, at);
            isRising = best.correlation() > at.correlation() + Core.EQUAL_WITHIN;
            at = isRising ? best : at;
        }
        return at;
    }

    /** The best of the cores that one move leads to; a core is copied only where it may be that. */
    private static Core bestNeighbour(Graph graph, Core at) {
        Core best = new Core(graph);
        Core moving = at.copy();
        for (int node = 0; node < graph.size(); node++) {
            moving.move(node);
            best = moving.isBetterThan(best) ? moving.copy() : best;
            moving.move(node);
        }
        return best;
    }

    /** A set of nodes and the counts of its pairs and ties, kept while nodes move in and out. */
    private static final class Core {

        static final double EQUAL_WITHIN = 1e-12;

        private final Graph graph;
        private final boolean[] isIn;
        private int size;
        private long tiesInCore;
        private long tiesInPeriphery;

        Core(Graph graph) {
            this(graph, new boolean[graph.size()], 0, 0, graph.ties());
        }

        private Core(Graph graph, boolean[] isIn, int size, long tiesInCore, long tiesInPeriphery) {
            this.graph = graph;
            this.isIn = isIn;
            this.size = size;
            this.tiesInCore = tiesInCore;
            this.tiesInPeriphery = tiesInPeriphery;
        }

        Core copy() {
            return new Core(graph, isIn.clone(), size, tiesInCore, tiesInPeriphery);
        }

        /** Into the core or out of it. */
        void move(int node) {
            int inside = 0;
            for (int other : graph.neighbours()[node]) {
                inside += isIn[other] ? 1 : 0;
            }
            int outside = graph.degree(node) - inside;
            int sign = isIn[node] ? -1 : 1;
            tiesInCore += (long) sign * inside;
            tiesInPeriphery -= (long) sign * outside;
            size += sign;
            isIn[node] = !isIn[node];
        }

        /** Not a number where core or periphery have no pair, or all pairs are the same. */
        double correlation() {
            double coreNodes = size;
            double otherNodes = graph.size() - size;
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
            return IntStream.range(0, graph.size()).filter(node -> isIn[node]).toArray();
        }
    }
}
