package org.covalue.inputs.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.inputs.reading.RejectedRow;

/** Faults as they come, by their causes: all are counted, the first of each cause are kept. */
public final class FaultGroups {

    private final int kept;
    private final Map<FaultGroup.Kind, List<FaultGroup.Row>> rows = new LinkedHashMap<>();
    private final Map<FaultGroup.Kind, Long> counts = new HashMap<>();

    /** @param kept how many of each cause */
    public FaultGroups(int kept) {
        this.kept = kept;
    }

    /** @param file the file, or the sheet of it; empty where there is only one */
    public void add(String record, String file, RejectedRow fault) {
        add(
                new FaultGroup.Kind(record, new FaultGroup.Cause(fault.rule(), fault.column(), fault.expected())),
                1,
                List.of(new FaultGroup.Row(file, fault.row(), fault.found(), fault.message())));
    }

    /** Those of another table behind those there are. */
    public void add(FaultGroups others) {
        others.rows.forEach((kind, some) -> add(kind, others.counts.getOrDefault(kind, 0L), some));
    }

    private void add(FaultGroup.Kind kind, long count, List<FaultGroup.Row> some) {
        counts.merge(kind, count, Long::sum);
        List<FaultGroup.Row> first = rows.computeIfAbsent(kind, any -> new ArrayList<>());
        some.stream().limit(Math.max(0, kept - first.size())).forEach(first::add);
    }

    /** Most first. */
    public List<FaultGroup> all() {
        return rows.entrySet().stream()
                .map(one -> new FaultGroup(
                        one.getKey().record(),
                        one.getKey().cause(),
                        counts.getOrDefault(one.getKey(), 0L),
                        one.getValue()))
                .sorted(Comparator.comparing(FaultGroup::count).reversed())
                .toList();
    }
}
