package org.covalue.indicators.measures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.covalue.networks.Network;

/** Observations as a network; members are numbered in the code-point order of their ids. */
final class Graph {

    private Graph() {}

    /** @param observations a node and, unless it stands for itself alone, the other end of a tie of it */
    static Network of(List<List<String>> observations) {
        TreeSet<String> sorted = new TreeSet<>(Graph::byCodePoints);
        observations.forEach(sorted::addAll);
        sorted.remove("");
        Map<String, Integer> number = new HashMap<>();
        sorted.forEach(id -> number.put(id, number.size()));
        List<List<String>> ties =
                observations.stream().filter(one -> !one.get(1).isEmpty()).toList();
        return Network.of(
                number.size(),
                ties.stream().mapToInt(tie -> number.get(tie.get(0))).toArray(),
                ties.stream().mapToInt(tie -> number.get(tie.get(1))).toArray());
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
