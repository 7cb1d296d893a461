package org.covalue.inputs.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LeftOut;

/** What a check found: lines for people, and the same for programs. */
public final class CheckText {

    private static final int ROWS_SHOWN = 20;
    private static final int IDS_SHOWN = 10;

    private final List<String> lines = new ArrayList<>();

    private CheckText() {}

    /** For people. */
    public static List<String> lines(LandingCheck.Checked checked) {
        CheckText text = new CheckText();
        text.print(checked);
        return text.lines;
    }

    private void print(LandingCheck.Checked checked) {
        List<CheckedFile> files = checked.files();
        if (files.isEmpty()) {
            lines.add("No landing file was found (expected " + Landing.READ + ").");
        } else {
            lines.add(String.format(
                    "%,d files checked: %,d good; rows: %,d read, %,d good, %,d rejected",
                    files.size(),
                    files.stream().filter(CheckedFile::isGood).count(),
                    files.stream().mapToLong(CheckedFile::rows).sum(),
                    files.stream()
                            .mapToLong(file -> file.rows() - file.rejected())
                            .sum(),
                    files.stream().mapToLong(CheckedFile::rejected).sum()));
        }
        files.forEach(this::print);
        checked.leftOut().stream()
                .filter(LeftOut::isMeant)
                .forEach(one -> lines.add("  not taken " + one.name() + ": " + one.reason()));
        LeftOut.ignored(checked.leftOut().stream()
                        .filter(one -> !one.isMeant())
                        .map(LeftOut::name)
                        .toList())
                .ifPresent(lines::add);
        checked.open().forEach(this::printOpen);
    }

    private void print(CheckedFile file) {
        for (FileCheck.Outcome table : file.tables()) {
            String name = file.name() + (table.sheet().isEmpty() ? "" : ", sheet " + table.sheet());
            if (table.refusal().isPresent()) {
                lines.add(String.format(
                        "  refused   %s: %s%s",
                        name,
                        english(table.refusal().get()),
                        table.found().isEmpty() ? "" : "; found " + table.found()));
            } else {
                lines.add(String.format(
                        "  %-9s %s: %s, %,d rows, %,d good",
                        table.rowsRejected() == 0 ? "good" : "faulty",
                        name,
                        table.record().orElse(""),
                        table.rowsRead(),
                        table.rowsRead() - table.rowsRejected()));
                if (table.rowsRead() == 0) {
                    lines.add("            a header and no rows");
                }
            }
            table.notices().stream()
                    .filter(notice -> table.found().isEmpty()
                            || !notice.code().equals("columns_found")
                                    && !FileCheck.Outcome.READINGS.contains(notice.code()))
                    .forEach(notice -> lines.add("            " + english(notice)));
        }
        file.groups().forEach(group -> print(file, group));
    }

    private void print(CheckedFile file, FaultGroup group) {
        FaultGroup.Cause cause = group.cause();
        lines.add(String.format(
                "            %,d x %s%s: expected %s",
                group.count(),
                cause.rule(),
                cause.column().isEmpty() ? "" : " in " + cause.column(),
                english(cause.expected())));
        for (FaultGroup.Row row :
                group.rows().subList(0, Math.min(ROWS_SHOWN, group.rows().size()))) {
            lines.add(String.format(
                    "              %s%s: found %s (%s)",
                    row.file().isEmpty() ? "" : row.file() + " ",
                    file.place(group, row),
                    english(row.found()),
                    english(row.message())));
        }
        if (group.count() > ROWS_SHOWN) {
            lines.add(String.format("              ... and %,d more; --json lists them", group.count() - ROWS_SHOWN));
        }
    }

    private void printOpen(String record, Set<String> ids) {
        lines.add(String.format(
                "  to come   %,d ids of %s that no file here brings: %s%s; rows that name them are rejected "
                        + "until their records are loaded",
                ids.size(),
                record,
                ids.stream().limit(IDS_SHOWN).collect(Collectors.joining(", ")),
                ids.size() > IDS_SHOWN ? " ..." : ""));
    }

    /** For programs. */
    public static Map<String, Object> json(LandingCheck.Checked checked) {
        return Map.of(
                "files",
                checked.files().stream().map(CheckText::json).toList(),
                "not_taken",
                checked.leftOut().stream()
                        .filter(LeftOut::isMeant)
                        .map(one -> Map.of("file", one.name(), "reason", one.reason()))
                        .toList(),
                "ids_to_come",
                checked.open());
    }

    private static Map<String, Object> json(CheckedFile file) {
        return Map.of(
                "file",
                file.name(),
                "tables",
                file.tables().stream().map(CheckText::json).toList(),
                "faults",
                file.groups().stream().map(group -> json(file, group)).toList());
    }

    private static Map<String, Object> json(FileCheck.Outcome table) {
        Map<String, Object> json = new LinkedHashMap<>(plainJson(table));
        table.mapping()
                .ifPresent(one ->
                        json.put("mapping", Map.of("file", one.mapping(), "sha256", one.sha256(), "text", one.text())));
        return json;
    }

    private static Map<String, Object> plainJson(FileCheck.Outcome table) {
        return Map.of(
                "sheet", table.sheet(),
                "record", table.record().orElse(""),
                "refusal", table.refusal().map(CheckText::english).orElse(""),
                "found", table.found(),
                "notices", table.notices().stream().map(CheckText::english).toList(),
                "rows", table.rowsRead(),
                "rejected", table.rowsRejected());
    }

    private static Map<String, Object> json(CheckedFile file, FaultGroup group) {
        return Map.of(
                "record", group.record(),
                "rule", group.cause().rule(),
                "column", group.cause().column(),
                "expected", english(group.cause().expected()),
                "count", group.count(),
                "rows",
                        group.rows().stream()
                                .map(row -> Map.of(
                                        "sheet", row.file(),
                                        "row", row.number(),
                                        "cell", file.place(group, row),
                                        "found", english(row.found()),
                                        "message", english(row.message())))
                                .toList());
    }

    private static String english(Message message) {
        return message.in("en");
    }
}
