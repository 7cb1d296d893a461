package org.covalue.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.crash.CrashedNight.Outcome;

/** What the nights came to, added up by kind of kill. */
final class CrashTable {

    private static final String LINE = "%-24s %6s %6s %10s %8s %11s%n";

    private final Map<String, List<Integer>> kinds = new LinkedHashMap<>();
    private int differences;

    void add(String kind, Outcome outcome, int different) {
        differences += different + outcome.unclean().size();
        List<Integer> night = List.of(1, outcome.kills().size(), outcome.recoveries(), outcome.unclean().size(), different);
        kinds.merge(kind, night, CrashTable::sum);
    }

    /** Parts that differ and stops that were not clean. */
    int differences() {
        return differences;
    }

    void print() {
        System.out.printf("%n" + LINE, "kind", "nights", "kills", "recoveries", "unclean", "differences");
        kinds.forEach((kind, figures) -> print(kind, figures));
        print("all", kinds.values().stream().reduce(List.of(0, 0, 0, 0, 0), CrashTable::sum));
    }

    private static void print(String kind, List<Integer> figures) {
        System.out.printf(LINE, Stream.concat(Stream.of(kind), figures.stream()).toArray());
    }

    private static List<Integer> sum(List<Integer> left, List<Integer> right) {
        List<Integer> sum = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i) + right.get(i));
        }
        return sum;
    }
}
