package org.covalue.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.inputs.Deliveries;

/** What a load would change: lines for people, and the same for programs. */
public final class PreviewText {

    private static final int ROWS_SHOWN = 5;
    private static final int VALUES_SHOWN = 20;

    private final List<String> lines = new ArrayList<>();

    private PreviewText() {}

    /** For people. */
    public static List<String> lines(Preview preview) {
        PreviewText text = new PreviewText();
        text.add("What would change; nothing was changed.");
        preview.files().forEach(text::print);
        text.print(preview.records());
        text.printMoves(preview);
        return text.lines;
    }

    private void add(String line, Object... values) {
        lines.add(values.length == 0 ? line : String.format(Locale.ROOT, line, values));
    }

    private void print(Deliveries.Outcome file) {
        String why = file.message() == null ? "" : ": " + file.message();
        switch (file.state()) {
            case "complete" ->
                add(
                        "  file      %s: %s, %,d rows read, %,d rejected",
                        file.file(), file.record(), file.rowsRead(), file.rowsRejected());
            case "skipped", "refused" -> add("  %-9s %s%s", file.state(), file.file(), why);
            case "not_taken" -> add("  not taken %s%s", file.file(), why);
            default -> {
                return;
            }
        }
    }

    private void print(List<RecordChange> records) {
        if (records.isEmpty()) {
            add("No row would change.");
            return;
        }
        add("%-22s %9s %9s %9s %9s %9s", "rows", "new", "changed", "same", "withdrawn", "rejected");
        for (RecordChange one : records) {
            add(
                    "%-22s %,9d %,9d %,9d %,9d %,9d",
                    one.record(), one.added(), one.changed(), one.same(), one.withdrawn(), one.rejected());
            if (!one.changedColumns().isEmpty()) {
                add(
                        "  changed columns: %s",
                        one.changedColumns().entrySet().stream()
                                .map(column -> column.getKey() + " in " + column.getValue())
                                .collect(Collectors.joining(", ")));
            }
            List<RecordChange.Row> told = one.rows().stream()
                    .filter(row -> !row.change().equals("new"))
                    .toList();
            told.stream().limit(ROWS_SHOWN).forEach(this::print);
            long more = one.changed() + one.withdrawn() - ROWS_SHOWN;
            if (more > 0) {
                add("  ... and %,d more: --json lists them", more);
            }
        }
    }

    private void print(RecordChange.Row row) {
        String columns = row.columns().entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().words())
                .collect(Collectors.joining(", "));
        String key = String.join(", ", row.key().values());
        add("  %-9s %s%s", row.change(), key, columns.isEmpty() ? "" : ": " + columns);
    }

    private void printMoves(Preview preview) {
        if (!preview.note().isEmpty()) {
            add("Values: %s", preview.note());
            return;
        }
        preview.against()
                .ifPresent(against -> add(
                        "Values beside edition %d of %s: %,d of organisations and %,d of groups would move",
                        against.edition(),
                        against.businessDate(),
                        preview.moves().stream()
                                .filter(move -> !move.isOfGroup())
                                .count(),
                        preview.moves().stream().filter(ValueMove::isOfGroup).count()));
        long fresh = preview.moves().stream().filter(ValueMove::isNew).count();
        if (fresh > 0) {
            add("  %,d of them stand in no cell of that edition: years %s", fresh, newYears(preview));
        }
        preview.moves().stream()
                .limit(VALUES_SHOWN)
                .forEach(move -> add(
                        "  %s, %s, %d: %s -> %s",
                        move.indicator(),
                        move.isOfGroup() ? "group " + move.group() : move.organisation(),
                        move.year(),
                        move.old(),
                        move.now()));
        if (preview.moves().size() > VALUES_SHOWN) {
            add("  ... and %,d more: --json lists them", preview.moves().size() - VALUES_SHOWN);
        }
    }

    private static String newYears(Preview preview) {
        return preview.moves().stream()
                .filter(ValueMove::isNew)
                .map(ValueMove::year)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** For programs. */
    public static Map<String, Object> json(Preview preview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", preview.files());
        json.put("records", preview.records());
        preview.against().ifPresent(against -> {
            json.put("edition", against.edition());
            json.put("business_date", against.businessDate().toString());
        });
        json.put("values", preview.moves().stream().map(PreviewText::json).toList());
        json.put("note", preview.note());
        return json;
    }

    private static Map<String, Object> json(ValueMove move) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("indicator", move.indicator());
        json.put("organisation_id", move.organisation());
        json.put("group", move.group());
        json.put("year", move.year());
        json.put("old", json(move.old()));
        json.put("new", json(move.now()));
        return json;
    }

    private static Map<String, Object> json(ValueMove.Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", cell.state());
        cell.value().ifPresent(value -> json.put("value", value));
        return json;
    }
}
