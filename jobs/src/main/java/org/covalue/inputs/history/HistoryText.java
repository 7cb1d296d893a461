package org.covalue.inputs.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.platform.SpreadsheetText;

/** The versions of a record: lines for people, and the same for programs. */
public final class HistoryText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> COLUMNS = List.of(
            "version",
            "change",
            "received_at",
            "accepted_at",
            "sender",
            "file",
            "sheet",
            "row",
            "delivery",
            "run",
            "waits",
            "column",
            "old",
            "new",
            "own_of",
            "key");

    private HistoryText() {}

    /** For people. */
    public static List<String> lines(RecordKey key, RecordHistory.Matching matching) {
        List<String> lines = new ArrayList<>();
        for (RecordHistory.Found one : matching.records()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s: %d version%s; times are UTC",
                    key.spec().record(),
                    one.key(),
                    one.versions().size(),
                    one.versions().size() == 1 ? "" : "s"));
            one.versions().forEach(version -> add(lines, version));
        }
        if (matching.isCut()) {
            lines.add(note(key, matching));
        }
        return lines;
    }

    /** That there is more than what stands here. */
    public static String note(RecordKey key, RecordHistory.Matching matching) {
        return String.format(
                Locale.ROOT,
                "There are more records of %s: the first %,d are told. Give more of the key: %s.",
                key,
                matching.records().size(),
                String.join(", ", key.spec().key()));
    }

    private static void add(List<String> lines, RecordVersion version) {
        lines.add(String.format(
                Locale.ROOT,
                "%3d  %s  %-12s  %s%s row %d, %s (delivery %d, run %d)",
                version.number(),
                SECONDS.format(version.receivedAt()),
                version.change(),
                version.file(),
                version.sheet().isEmpty() ? "" : ", sheet " + version.sheet(),
                version.row(),
                version.sender().map(who -> "sent in by " + who).orElse("delivered by the operator")
                        + version.ownOf().map(who -> ", own version of " + who).orElse(""),
                version.delivery(),
                version.run()));
        if (!version.waits().isEmpty()) {
            lines.add("       " + version.waits());
        }
        if (!version.change().equals("withdrawn")) {
            version.columns()
                    .forEach((column, value) -> lines.add("       " + column + ": "
                            + (version.change().equals("first") ? value.nowSaid() : value.words())));
        }
    }

    /** For programs: of a whole key its versions, of a part of one the records that have it. */
    public static Map<String, Object> json(RecordKey key, RecordHistory.Matching matching) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("record", key.spec().record());
        json.put("key", key.values());
        if (key.isWhole()) {
            json.put("versions", matching.versions());
        } else {
            json.put("records", matching.records());
        }
        json.put("is_cut", matching.isCut());
        return json;
    }

    /** For spreadsheets: a row per version and column that differs. */
    public static String csv(RecordHistory.Matching matching) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.LF)
                .build(text)
                .writeRecord(COLUMNS);
        for (RecordHistory.Found one : matching.records()) {
            for (RecordVersion version : one.versions()) {
                if (version.columns().isEmpty()) {
                    csv.writeRecord(row(one.key(), version, "", "", ""));
                }
                version.columns()
                        .forEach((column, value) ->
                                csv.writeRecord(row(one.key(), version, column, value.old(), value.now())));
            }
        }
        return text.toString();
    }

    private static List<String> row(String key, RecordVersion version, String column, String old, String now) {
        return Stream.of(
                        Integer.toString(version.number()),
                        version.change(),
                        version.receivedAt().toString(),
                        version.acceptedAt().map(Object::toString).orElse(""),
                        version.sender().orElse(""),
                        version.file(),
                        version.sheet(),
                        Integer.toString(version.row()),
                        Integer.toString(version.delivery()),
                        Long.toString(version.run()),
                        version.waits(),
                        column,
                        old,
                        now,
                        version.ownOf().orElse(""),
                        key)
                .map(SpreadsheetText::harmless)
                .toList();
    }
}
