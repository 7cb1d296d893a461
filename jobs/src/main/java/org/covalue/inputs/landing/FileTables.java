package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.document.ElementTable;
import org.covalue.inputs.mapping.Mapping;
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
        Optional<Mapping> broken =
                file.beside().stream().filter(Mapping::isBroken).findFirst();
        if (broken.isPresent()) {
            return List.of(new Table(file, LandingFile.Header.refused(besideBroken(broken.get()), "")));
        }
        FileKind kind = FileKind.of(file.path());
        if (ElementTable.isRead(kind)) {
            return DocumentTables.of(file, kind, specs);
        }
        if (!Workbook.isRead(kind)) {
            return ofDelimited(file, kind, specs);
        }
        try (Workbook workbook = Workbook.open(file.path(), kind)) {
            return of(file, workbook, specs);
        } catch (UnreadableFile e) {
            return List.of(new Table(file, LandingFile.Header.refused(e.reason(), "")));
        }
    }

    private static Message besideBroken(Mapping mapping) {
        return Message.of("beside_broken_mapping", "mapping", mapping.name(), "faults", mapping.faults());
    }

    private static List<Table> ofDelimited(LandingFile file, FileKind kind, RecordSpecs specs) throws IOException {
        LandingFile.Header own = file.header(specs);
        if (kind != FileKind.TEXT) {
            return List.of(new Table(file, own));
        }
        MappedTables mapped =
                new MappedTables(file, mapping -> OpenTable.of(file.path(), "", file.locale(), mapping), specs);
        try {
            return tables(file, own, mapped);
        } catch (UnreadableFile e) {
            return List.of(new Table(file, own));
        }
    }

    /** What the sender's mappings say goes before the own words of a table, and those before public standards. */
    private static List<Table> tables(LandingFile file, LandingFile.Header own, MappedTables mapped)
            throws IOException {
        List<Table> tables = mapped.ofSender(own.record());
        if (tables.isEmpty() && own.refusal().isPresent()) {
            tables = mapped.ofStandards();
        }
        Optional<Table> nearMiss = own.refusal().flatMap(refused -> mapped.nearMiss());
        return tables.isEmpty() ? List.of(nearMiss.orElse(new Table(file, own))) : tables;
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
            Optional<Mapping> without = file.beside().stream()
                    .filter(mapping -> mapping.leavesOut(sheet.name()))
                    .findFirst();
            if (without.isPresent()) {
                passedBy.add(passedBy(
                        sheet.name(),
                        Message.of("sheet_left_out", "mapping", without.get().name())));
                continue;
            }
            try (OpenTable rows = OpenTable.of(workbook, sheet.name(), Optional.empty())) {
                HeaderSearch search = HeaderSearch.in(rows, specs);
                List<Table> mapped = search.row() == 0 || rows.isGuide()
                        ? List.of()
                        : mapped(file.sheet(sheet.name()), workbook, search, specs);
                if (!mapped.isEmpty()) {
                    tables.addAll(mapped);
                    continue;
                }
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

    /** Empty where the sheet is what its own words say. */
    private static List<Table> mapped(LandingFile sheet, Workbook workbook, HeaderSearch search, RecordSpecs specs)
            throws IOException {
        MappedTables mapped = new MappedTables(sheet, mapping -> OpenTable.of(workbook, sheet.sheet(), mapping), specs);
        List<Table> tables = tables(sheet, LandingFile.header(search), mapped);
        return tables.get(0).file().mapping().isPresent() ? tables : List.of();
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
