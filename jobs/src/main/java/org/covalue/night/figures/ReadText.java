package org.covalue.night.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.inputs.Deliveries;

/** How the files of a run were read, for people and for programs. */
public final class ReadText {

    private ReadText() {}

    public static List<String> lines(long runId, List<Deliveries.ReadAs> read) {
        List<String> lines = new ArrayList<>();
        if (read.isEmpty()) {
            lines.add("Run " + runId + " has read no file. ./covalue runs lists the runs.");
        }
        for (Deliveries.ReadAs one : read) {
            lines.add(one.label() + (one.record().isEmpty() ? "" : ": " + one.record()) + " (" + one.state() + ")");
            add(lines, "read as", one.readAs());
            add(lines, "locale", one.locale());
            add(lines, "told", one.notice());
            if (!one.mapping().isEmpty()) {
                lines.add("  mapping");
                one.mapping().lines().forEach(line -> lines.add("    " + line));
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.add(String.format("  %-12s %s", key, value));
        }
    }

    public static Map<String, Object> json(long runId, List<Deliveries.ReadAs> read) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", runId);
        all.put("read", read);
        return all;
    }
}
