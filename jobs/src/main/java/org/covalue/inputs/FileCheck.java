package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is wrong with a file, found as a load finds it but without a database: header, every cell, rules between columns, keys
 * that stand twice. Whether references are known, and whose the rows are, is for a further check to say.
 */
public final class FileCheck {

    private static final int ROWS_AT_ONCE = 1_000;

    private final RecordSpecs specs;
    private final int lastYear;

    /** @param lastYear the year of the business date */
    public FileCheck(RecordSpecs specs, int lastYear) {
        this.specs = specs;
        this.lastYear = lastYear;
    }

    /** A row without a fault. @param values by column as typed, blank where the file has no such column */
    public record GoodRow(int number, Map<String, String> values) {
    }

    /** Judges good rows, some hundred at a time. */
    public interface Further {
        List<RejectedRow> faults(RecordSpec spec, List<GoodRow> rows);
    }

    /**
     * What a load would make of the file.
     *
     * @param record its record type, empty where the file is refused
     * @param refusal why the file is refused, empty where it is not
     * @param found the header of a refused file
     * @param unknownColumns columns that no one reads
     */
    public record Outcome(Optional<String> record, String refusal, String found, List<String> unknownColumns, long rowsRead,
            long rowsRejected) {
    }

    /** @param faults hears every fault, in the order of the rows but for those of the further check */
    public Outcome check(Path file, Further further, Consumer<RejectedRow> faults) throws IOException {
        LandingFile.Header header = new LandingFile(file.getFileName().toString(), file).header(specs);
        if (header.record().isEmpty()) {
            return new Outcome(Optional.empty(), header.refusal(), header.found(), List.of(), 0, 0);
        }
        try (CsvFile csv = CsvFile.open(file)) {
            HeaderMatch match = HeaderMatch.of(csv.next().orElseThrow().cells().texts(), specs);
            Pass pass = new Pass(match, further, faults);
            for (Optional<CsvFile.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                pass.read(row.get());
            }
            pass.judge();
            return new Outcome(header.record(), "", "", header.unknownColumns(), pass.read, pass.rejected);
        }
    }

    /** One pass through a file. */
    private final class Pass {

        private final HeaderMatch match;
        private final RecordSpec spec;
        private final RowChecker checker;
        private final Further further;
        private final Consumer<RejectedRow> faults;
        private final KeySet keys = new KeySet();
        private final CopyBuffer forgotten = new CopyBuffer(1 << 16);
        private final List<GoodRow> good = new ArrayList<>();
        private long read;
        private long rejected;

        private Pass(HeaderMatch match, Further further, Consumer<RejectedRow> faults) {
            this.match = match;
            this.spec = match.spec().orElseThrow();
            this.checker = new RowChecker(spec, match, Reading.plain(lastYear), 0);
            this.further = further;
            this.faults = faults;
        }

        private void read(CsvFile.Row row) {
            read++;
            List<RejectedRow> found = faultsOf(row);
            if (!found.isEmpty()) {
                rejected++;
                found.forEach(faults);
                return;
            }
            good.add(new GoodRow(row.number(), values(row.cells())));
            if (good.size() == ROWS_AT_ONCE) {
                judge();
            }
        }

        private List<RejectedRow> faultsOf(CsvFile.Row row) {
            if (row.fault().isPresent()) {
                return List.of(RejectedRow.ofBrokenQuote(row.number(), row.fault().get()));
            }
            if (!checker.check(row.cells(), row.number(), forgotten)) {
                return checker.faults();
            }
            forgotten.forgetRow();
            int first = keys.firstRowOf(checker.keyHash(), row.number());
            return first == KeySet.NEW ? List.of() : List.of(doubled(row, first));
        }

        private RejectedRow doubled(CsvFile.Row row, int first) {
            Map<String, String> values = values(row.cells());
            return new RejectedRow(row.number(), String.join(", ", spec.key()),
                    RejectedRow.shortened(String.join(", ", spec.key().stream().map(values::get).toList())), "each key once in a file", "key",
                    "the key stands already in row " + first + "; keep one of the two", null, null);
        }

        private Map<String, String> values(Cells cells) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < spec.fields().size(); i++) {
                int at = match.positions().get(i);
                String column = spec.fields().get(i).name();
                String typed = at < 0 ? "" : Blanks.strip(cells.text(at));
                values.put(column, Ids.isId(column) ? Ids.kept(typed) : typed);
            }
            return values;
        }

        private void judge() {
            List<RejectedRow> found = good.isEmpty() ? List.of() : further.faults(spec, List.copyOf(good));
            rejected += found.stream().mapToInt(RejectedRow::row).distinct().count();
            found.forEach(faults);
            good.clear();
        }
    }
}
