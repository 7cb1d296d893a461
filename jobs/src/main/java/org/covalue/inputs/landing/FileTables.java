package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    /** @param reason why it is not read */
    private record PassedBy(String sheet, String reason) {

        @Override
        public String toString() {
            return sheet + " (" + reason + ")";
        }
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
        List<PassedBy> passedBy = new ArrayList<>();
        for (Workbook.Sheet sheet : workbook.sheets()) {
            if (sheet.isHidden()) {
                passedBy.add(new PassedBy(sheet.name(), "it is hidden"));
                continue;
            }
            try (RowSource rows = workbook.rows(sheet.name())) {
                HeaderSearch search = HeaderSearch.in(rows, specs);
                if (search.row() == 0) {
                    passedBy.add(new PassedBy(sheet.name(), "it is empty"));
                } else if (search.match().knowsNone()) {
                    passedBy.add(new PassedBy(sheet.name(), search.match().refusal()));
                } else {
                    tables.add(new Table(
                            new LandingFile(file.name(), file.path(), sheet.name()), LandingFile.header(search)));
                }
            }
        }
        if (tables.isEmpty()) {
            return List.of(new Table(file, LandingFile.Header.refused(reason(passedBy), "")));
        }
        if (!passedBy.isEmpty()) {
            Table first = tables.get(0);
            tables.set(0, new Table(first.file(), first.header().telling("sheets not read: " + list(passedBy))));
        }
        return tables;
    }

    private static String reason(List<PassedBy> passedBy) {
        return passedBy.isEmpty()
                ? "the workbook has no sheet of cells; expected one with a header row and rows below it"
                : "no sheet of the workbook holds a table of a record type: " + list(passedBy);
    }

    private static String list(List<PassedBy> passedBy) {
        return passedBy.stream().map(PassedBy::toString).collect(Collectors.joining(", "));
    }
}
