package org.covalue.inputs.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.OpenTable;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * The header of a table as it stands, or what comes nearest to one: where no record type knows a word of it, the first
 * row that has as many cells as any of those that are looked at.
 *
 * @param typed its cells, none where the table cannot be read
 */
record TypedHeader(List<String> typed) {

    private static final int ROWS_SEARCHED = 20;

    static TypedHeader of(LandingFile table, RecordSpecs specs) throws IOException {
        try (OpenTable rows = table.open()) {
            HeaderSearch search = HeaderSearch.in(rows, specs);
            boolean isKnown =
                    search.match().spec().isPresent() || search.match().known() > 0;
            rows.rewind();
            List<String> best = List.of();
            for (int i = 0; i <= ROWS_SEARCHED; i++) {
                Optional<RowSource.Row> row = rows.next();
                if (row.isEmpty() || isKnown && row.get().number() > search.row()) {
                    break;
                }
                List<String> cells = row.get().fault().isPresent()
                        ? List.of()
                        : row.get().cells().texts();
                if (isKnown ? row.get().number() == search.row() : filled(cells) > filled(best)) {
                    best = new ArrayList<>(cells);
                }
            }
            return new TypedHeader(best.stream().map(Blanks::strip).toList());
        } catch (UnreadableFile e) {
            return new TypedHeader(List.of());
        }
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    HeaderReading as(RecordSpec spec, RecordSpecs specs) {
        return HeaderReading.of(
                typed, typed.stream().map(ColumnWords.Heading::of).toList(), spec, specs.words(spec));
    }
}
