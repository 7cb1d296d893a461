package org.covalue.indicators.measures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Fragmentation (Borgatti 2006, Comput. Math. Organ. Theory 12, 21-34): of n (n - 1) ordered pairs of nodes those that
 * no path connects, 1 - sum_k s_k (s_k - 1) / (n (n - 1)) with the sizes s_k of components, isolates included.
 */
final class WeakComponents implements Measure {

    @Override
    public Measured of(List<List<String>> observations) {
        Graph graph = Graph.of(observations);
        double n = graph.size();
        if (n < 2) {
            return Measured.without("not_estimable");
        }
        double connected = 0;
        boolean[] isSeen = new boolean[graph.size()];
        for (int node = 0; node < graph.size(); node++) {
            double s = isSeen[node] ? 0 : sizeOfComponent(graph, node, isSeen);
            connected += s * (s - 1);
        }
        return Measured.ratio(n * (n - 1) - connected, n * (n - 1));
    }

    private static int sizeOfComponent(Graph graph, int start, boolean[] isSeen) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        isSeen[start] = true;
        int size = 0;
        while (!open.isEmpty()) {
            size++;
            for (int next : graph.neighbours()[open.pop()]) {
                if (!isSeen[next]) {
                    isSeen[next] = true;
                    open.push(next);
                }
            }
        }
        return size;
    }
}
