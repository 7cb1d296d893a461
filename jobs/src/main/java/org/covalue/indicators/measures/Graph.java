package org.covalue.indicators.measures;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * An undirected graph without loops and double ties; nodes are numbered in the code-point order of their ids.
 *
 * @param neighbours of each node, ascending
 */
record Graph(List<String> ids, int[][] neighbours) {

    /** @param observations a node and, unless it stands for itself alone, the other end of a tie of it */
    static Graph of(List<List<String>> observations) {
        TreeSet<String> sorted = new TreeSet<>(Graph::byCodePoints);
        observations.forEach(one -> sorted.addAll(one));
        sorted.remove("");
        List<String> ids = List.copyOf(sorted);
        List<TreeSet<Integer>> ties =
                ids.stream().map(id -> new TreeSet<Integer>()).toList();
        observations.stream()
                .filter(one -> !one.get(1).isEmpty() && !one.get(0).equals(one.get(1)))
                .forEach(one -> {
                    int a = number(ids, one.get(0));
                    int b = number(ids, one.get(1));
                    ties.get(a).add(b);
                    ties.get(b).add(a);
                });
        return new Graph(
                ids,
                ties.stream()
                        .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
    }

    private static int number(List<String> ids, String id) {
        return Collections.binarySearch(ids, id, Graph::byCodePoints);
    }

    int size() {
        return ids.size();
    }

    int degree(int node) {
        return neighbours[node].length;
    }

    long ties() {
        long ends = 0;
        for (int[] of : neighbours) {
            ends += of.length;
        }
        return ends / 2;
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
