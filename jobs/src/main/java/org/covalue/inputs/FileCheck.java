package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.reading.Blanks;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.CopyBuffer;
import org.covalue.inputs.reading.CsvFile;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.reading.KeySet;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowChecker;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.SenderLocale;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * What is wrong with a file, found as a load finds it but without a database: header, every cell, rules between
 * columns, keys that stand twice. Whether references are known, and whose the rows are, is for a further check to say.
 */
public final class FileCheck {

    private static final int ROWS_AT_ONCE = 1_000;

    private final RecordSpecs specs;
    private final Reading reading;

    /** For files of a sender of whom nothing is known. @param lastYear the year of the business date */
    public FileCheck(RecordSpecs specs, int lastYear) {
        this(specs, LocalDate.of(lastYear, 1, 1), Optional.empty());
    }

    /** For files that an organisation sends in. */
    public FileCheck(RecordSpecs specs, LocalDate businessDate, Senders senders, String organisation) {
        this(specs, businessDate, senders.localeOf("", Optional.of(organisation), Optional.empty()));
    }

    private FileCheck(RecordSpecs specs, LocalDate businessDate, Optional<SenderLocale> locale) {
        this.specs = specs;
        this.reading = Reading.of(businessDate, locale);
    }

    /** A row without a fault. @param values by column as typed, blank where the file has no such column */
    public record GoodRow(int number, Map<String, String> values) {

        public String value(String column) {
            return Objects.requireNonNull(values.get(column), () -> "there is no column " + column);
        }
    }

    /** Judges good rows, some hundred at a time. */
    public interface RowRule {
        List<RejectedRow> faults(RecordSpec spec, List<GoodRow> rows);
    }

    /**
     * What a load would make of the file.
     *
     * @param record its record type, empty where the file is refused
     * @param refusal why the file is refused, empty where it is not
     * @param found what a refused file is refused for: its header, or a number that has two values
     * @param unknownColumns columns that no one reads
     */
    public record Outcome(
            Optional<String> record,
            Optional<Message> refusal,
            String found,
            List<String> unknownColumns,
            long rowsRead,
            long rowsRejected) {}

    /** @param faults hears every fault, in the order of the rows but for those of the further check */
    public Outcome check(Path file, RowRule further, Consumer<RejectedRow> faults) throws IOException {
        Optional<Outcome> refused = refusal(file);
        if (refused.isPresent()) {
            return refused.get();
        }
        Reading proven = reading.in(landed(file).survey(specs, reading).dialect());
        try (CsvFile csv = CsvFile.open(file, reading.locale())) {
            HeaderMatch match = HeaderSearch.in(csv, specs).match();
            Pass pass = new Pass(match, proven, further, faults);
            for (Optional<RowSource.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                pass.read(row.get());
            }
            pass.judge();
            return new Outcome(
                    match.spec().map(RecordSpec::record),
                    Optional.empty(),
                    "",
                    match.unknown(),
                    pass.read,
                    pass.rejected);
        }
    }

    private Optional<Outcome> refusal(Path file) throws IOException {
        LandingFile landed = landed(file);
        Optional<RejectedRow> refusal = landed.header(specs).refusal();
        if (refusal.isPresent()) {
            return Optional.of(new Outcome(
                    Optional.empty(),
                    Optional.of(refusal.get().message()),
                    refusal.get().found().in("en"),
                    List.of(),
                    0,
                    0));
        }
        return landed.survey(specs, reading)
                .doubt()
                .map(one -> new Outcome(Optional.empty(), Optional.of(one.message()), one.readings(), List.of(), 0, 0));
    }

    private LandingFile landed(Path file) {
        return new LandingFile(file.getFileName().toString(), file).under(reading.locale());
    }

    /** One pass through a file. */
    private final class Pass {

        private final HeaderMatch match;
        private final RecordSpec spec;
        private final RowChecker checker;
        private final RowRule further;
        private final Consumer<RejectedRow> faults;
        private final KeySet keys = new KeySet();
        private final CopyBuffer forgotten = new CopyBuffer(1 << 16);
        private final List<GoodRow> good = new ArrayList<>();
        private long read;
        private long rejected;

        private Pass(HeaderMatch match, Reading reading, RowRule further, Consumer<RejectedRow> faults) {
            this.match = match;
            this.spec = match.spec().orElseThrow();
            this.checker = new RowChecker(spec, match, reading, 0);
            this.further = further;
            this.faults = faults;
        }

        private void read(RowSource.Row row) {
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

        private List<RejectedRow> faultsOf(RowSource.Row row) {
            if (row.fault().isPresent()) {
                return List.of(
                        RejectedRow.ofBrokenQuote(row.number(), row.fault().get()));
            }
            if (!checker.check(row.cells(), row.number(), forgotten)) {
                return checker.faults();
            }
            forgotten.forgetRow();
            int first = keys.firstRowOf(checker.keyHash(), row.number());
            return first == KeySet.NEW ? List.of() : List.of(doubled(row, first));
        }

        private RejectedRow doubled(RowSource.Row row, int first) {
            Map<String, String> values = values(row.cells());
            return new RejectedRow(
                    row.number(),
                    String.join(", ", spec.key()),
                    RejectedRow.typed(String.join(
                            ", ", spec.key().stream().map(values::get).toList())),
                    Message.of("expected_key_once"),
                    "key",
                    Message.of("key_twice", "row", first),
                    null,
                    null);
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
