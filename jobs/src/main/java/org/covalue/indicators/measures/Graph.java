package org.covalue.indicators.measures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Integer> number = new HashMap<>();
        for (String id : ids) {
            number.put(id, number.size());
        }
        List<TreeSet<Integer>> ties =
                ids.stream().map(id -> new TreeSet<Integer>()).toList();
        observations.stream()
                .filter(one -> !one.get(1).isEmpty() && !one.get(0).equals(one.get(1)))
                .forEach(one -> {
                    int a = number.get(one.get(0));
                    int b = number.get(one.get(1));
                    ties.get(a).add(b);
                    ties.get(b).add(a);
                });
        return new Graph(
                ids,
                ties.stream()
                        .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
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
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }
}
