package org.covalue.inputs.check;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.FileTables;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.OpenTable;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.ColumnSurvey;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * What is wrong with the tables of a file, found as a load finds it but without a database: header, every cell, rules
 * between columns, keys that stand twice. Whether references are known, and whose the rows are, is for a further check
 * to say.
 */
public final class FileCheck {

    private final RecordSpecs specs;
    private final Reading reading;

    /** For files of a sender of whom nothing is known. @param lastYear the year of the business date */
    public FileCheck(RecordSpecs specs, int lastYear) {
        this(specs, LocalDate.of(lastYear, 1, 1), Optional.empty());
    }

    /** @param locale of the sender, empty where nobody has said one */
    public FileCheck(RecordSpecs specs, LocalDate businessDate, Optional<SenderLocale> locale) {
        this.specs = specs;
        this.reading = Reading.of(businessDate, locale);
    }

    /** A row without a fault. @param values ids and what else is of the key, as typed; blank where there is none */
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
     * What a load would make of a table.
     *
     * @param sheet of a workbook, empty for a file that is a table by itself
     * @param record its record type, empty where the table is refused
     * @param refusal why the table is refused, empty where it is not
     * @param found what a refused table is refused for: its header, or a number that has two values
     * @param notices what its sender should know
     * @param mapping under which it is read, empty where its own words say it
     * @param places where each column of the record type stands, from 0
     */
    public record Outcome(
            String sheet,
            Optional<String> record,
            Optional<Message> refusal,
            String found,
            List<Message> notices,
            Map<String, Integer> places,
            Optional<TableMapping> mapping,
            long rowsRead,
            long rowsRejected) {

        /** Both readings of a number, a date, a text that has two. */
        static final Set<String> READINGS = Set.of("numbers_readings", "dates_readings", "text_readings");

        /** The sheet that is read, of which a mapping may make several tables; empty where it is no workbook's. */
        public String sheetRead() {
            return mapping.map(one -> one.sheetOf(sheet)).orElse(sheet);
        }

        /** Both readings of what can be read two ways, and is refused for it. */
        public Optional<Message> readings() {
            return refusal.isEmpty()
                    ? Optional.empty()
                    : notices.stream()
                            .filter(notice -> READINGS.contains(notice.code()))
                            .findFirst();
        }

        /** Whether it is made of a document of JSON or XML, which has no cells. */
        boolean isOfDocument() {
            return mapping.map(one -> !one.selection().path().isEmpty()).orElse(false);
        }

        private Outcome under(Optional<TableMapping> ofTable) {
            return new Outcome(sheet, record, refusal, found, notices, places, ofTable, rowsRead, rowsRejected);
        }

        /** A sheet that is read as nothing, because no record type knows its header. */
        public static Outcome unread(String sheet) {
            return refused(sheet, Message.of("header_unknown"), "", List.of());
        }

        static Outcome refused(String sheet, Message reason, String found, List<Message> notices) {
            return new Outcome(
                    sheet, Optional.empty(), Optional.of(reason), found, notices, Map.of(), Optional.empty(), 0, 0);
        }
    }

    /** Hears every fault, in the order of the rows but for those of the further check. */
    public interface Faults {
        void add(String record, String sheet, RejectedRow fault);
    }

    /**
     * What is found of one table, and judged further. A table is read a second time where its last rows show that it is
     * written otherwise than its first said; what the first reading found is then never kept.
     */
    public interface Findings extends RowRule, Faults {
        void keep();
    }

    /** Every table of the file, at least one. @param further keeps nothing in mind */
    public List<Outcome> check(LandingFile landed, RowRule further, Faults faults) throws IOException {
        return check(landed, () -> new HeldFindings(further, faults));
    }

    /** Every table of the file, at least one. @param findings of one reading of one table */
    public List<Outcome> check(LandingFile landed, Supplier<? extends Findings> findings) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (FileTables.Table table : FileTables.of(landed.under(reading.locale()), specs)) {
            outcomes.add(check(table, findings));
        }
        return outcomes;
    }

    private Outcome check(FileTables.Table table, Supplier<? extends Findings> findings) throws IOException {
        String sheet = table.file().sheet();
        if (table.header().refusal().isPresent()) {
            RejectedRow why = table.header().refusal().get();
            return Outcome.refused(
                            sheet,
                            why.message(),
                            why.found().in("en"),
                            table.header().notices())
                    .under(table.file().mapping());
        }
        try (OpenTable rows = table.file().open()) {
            Findings first = findings.get();
            TablePass pass = pass(table, rows, LandingFile.firstLook(rows, specs, reading), first);
            Optional<Doubt> doubt = pass.survey.doubt();
            if (doubt.isPresent()) {
                return refused(table, doubt.get());
            }
            Dialect proven = pass.survey.dialect();
            if (proven.equals(pass.dialect)) {
                first.keep();
            } else {
                rows.rewind();
                Findings second = findings.get();
                pass = pass(table, rows, proven, second);
                second.keep();
            }
            return outcome(table, rows, pass);
        } catch (UnreadableFile e) {
            return Outcome.refused(sheet, e.reason(), "", table.header().notices())
                    .under(table.file().mapping());
        }
    }

    private TablePass pass(FileTables.Table table, OpenTable rows, Dialect dialect, Findings findings)
            throws IOException {
        HeaderMatch match = HeaderSearch.in(rows, specs).match();
        String record = table.header().record().orElseThrow();
        String sheet = table.file().sheet();
        TablePass pass = new TablePass(
                match,
                ColumnSurvey.before(match, rows, reading),
                dialect,
                reading,
                findings,
                fault -> findings.add(record, sheet, fault));
        for (Optional<RowSource.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            pass.read(row.get());
        }
        pass.judge();
        return pass;
    }

    private static Outcome refused(FileTables.Table table, Doubt doubt) {
        return Outcome.refused(
                        table.file().sheet(),
                        doubt.message(),
                        doubt.readings().in("en"),
                        Stream.concat(table.header().notices().stream(), Stream.of(doubt.readings()))
                                .toList())
                .under(table.file().mapping());
    }

    private static Outcome outcome(FileTables.Table table, OpenTable rows, TablePass pass) {
        return new Outcome(
                table.file().sheet(),
                table.header().record(),
                Optional.empty(),
                "",
                Stream.of(table.header().notices(), rows.notices(), pass.checker.notices(), pass.dialect.words())
                        .flatMap(List::stream)
                        .toList(),
                places(pass.match),
                table.file().mapping(),
                pass.read,
                pass.rejected);
    }

    private static Map<String, Integer> places(HeaderMatch match) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> columns = match.spec().orElseThrow().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (match.positions().get(i) >= 0) {
                places.put(columns.get(i), match.positions().get(i));
            }
        }
        return places;
    }
}
