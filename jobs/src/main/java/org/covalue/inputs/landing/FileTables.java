package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.workbook.Workbook;

/**
 * The tables of one file: itself, or the sheets of a workbook that hold a table of a record type. The other sheets are
 * told with the first of them.
 */
public final class FileTables {

    /** @param header what it is */
    public record Table(LandingFile file, LandingFile.Header header) {}

    /** A sheet that is not read, and why. */
    private static Message passedBy(String sheet, Message reason) {
        return Message.of("sheet_and_reason", "sheet", sheet, "reason", reason);
    }

    private FileTables() {}

    /** At least one; a workbook without a table is refused as a whole. */
    public static List<Table> of(LandingFile file, RecordSpecs specs) throws IOException {
        FileKind kind = FileKind.of(file.path());
        if (!Workbook.isRead(kind)) {
            return List.of(new Table(file, file.header(specs)));
        }
        try (Workbook workbook = Workbook.open(file.path(), kind)) {
            return of(file, workbook, specs);
        } catch (UnreadableFile e) {
            return List.of(new Table(file, LandingFile.Header.refused(e.reason(), "")));
        }
    }

    private static List<Table> of(LandingFile file, Workbook workbook, RecordSpecs specs) throws IOException {
        List<Table> tables = new ArrayList<>();
        List<Table> blank = new ArrayList<>();
        List<Message> passedBy = new ArrayList<>();
        for (Workbook.Sheet sheet : workbook.sheets()) {
            if (sheet.isHidden()) {
                passedBy.add(passedBy(sheet.name(), Message.of("sheet_hidden")));
                continue;
            }
            try (OpenTable rows = OpenTable.of(workbook, sheet.name())) {
                HeaderSearch search = HeaderSearch.in(rows, specs);
                boolean isTable = search.match().spec().isPresent();
                if (search.row() == 0) {
                    passedBy.add(passedBy(sheet.name(), Message.of("sheet_empty")));
                } else if (!isTable && !rows.isGuide() && search.match().knowsNone()) {
                    passedBy.add(passedBy(sheet.name(), search.match().refusal().orElseThrow()));
                } else if (isTable || !rows.isGuide()) {
                    boolean isBlank = isTable && !hasRow(rows);
                    (isBlank ? blank : tables).add(new Table(file.sheet(sheet.name()), LandingFile.header(search)));
                }
            }
        }
        if (tables.isEmpty()) {
            tables = blank;
        } else {
            blank.forEach(table -> passedBy.add(passedBy(table.file().sheet(), Message.of("sheet_without_rows"))));
        }
        return told(file, tables, passedBy);
    }

    /** What is damaged is told when it is loaded. */
    private static boolean hasRow(RowSource rows) throws IOException {
        try {
            return rows.next().isPresent();
        } catch (UnreadableFile e) {
            return true;
        }
    }

    private static List<Table> told(LandingFile file, List<Table> tables, List<Message> passedBy) {
        if (tables.isEmpty()) {
            return List.of(new Table(file, LandingFile.Header.refused(reason(passedBy), "")));
        }
        if (!passedBy.isEmpty()) {
            Table first = tables.get(0);
            tables.set(
                    0,
                    new Table(first.file(), first.header().telling(Message.of("sheets_not_read", "sheets", passedBy))));
        }
        return tables;
    }

    private static Message reason(List<Message> passedBy) {
        return passedBy.isEmpty()
                ? Message.of("workbook_without_sheets")
                : Message.of("workbook_without_tables", "sheets", passedBy);
    }
}
