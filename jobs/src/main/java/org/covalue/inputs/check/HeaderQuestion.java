package org.covalue.inputs.check;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * What of a table its sender is asked, because no words of ours say it: which column a cell heads and in which unit,
 * what every row has that the table has no column of, and what unknown codes stand for.
 *
 * @param sheet of a workbook, empty for a file that is a table by itself
 * @param spec the record type that the table is, or comes nearest to, or is said to be
 * @param cells of the header, in the order in which they stand
 * @param free our columns that no other cell heads
 * @param missing required columns that no cell heads or may mean
 * @param isOpen whether an answer is wanted: the table is refused, a cell comes near to a column, a code is unknown
 */
public record HeaderQuestion(
        String sheet,
        RecordSpec spec,
        List<Cell> cells,
        List<RecordSpec.Field> free,
        List<Missing> missing,
        List<CodeQuestion> codes,
        boolean isOpen) {

    private static final int FEWEST_ALIKE = 2;

    /**
     * @param typed the sender's words
     * @param column which of our columns they head, as the sender has said, or may mean; empty where nothing is near
     * @param hasFigures whether that is a column of numbers, so that a unit may be asked for
     * @param unit in which the sender has said that they stand, or may stand; empty where nothing says so
     * @param isInOther whether the heading gives another unit than that which is read, so that one must be said
     */
    public record Cell(String typed, String column, boolean hasFigures, String unit, boolean isInOther) {}

    /** @param value of every row, as the sender has said; empty where nothing is said */
    public record Missing(RecordSpec.Field field, String value) {

        /** What it may be; empty where it is typed. */
        public List<String> codes() {
            return CodeQuestion.codes(field);
        }
    }

    /** Whether something of the table is unknown, or was until a mapping said it. */
    public static boolean mayConcern(FileCheck.Outcome table) {
        return table.refusal().isPresent()
                || table.mapping().isPresent()
                || table.rowsRejected() > 0
                || table.notices().stream().anyMatch(notice -> notice.code().equals("columns_unread"));
    }

    /**
     * Empty where nothing is to be asked, or the header resembles none of the record types and nobody says which it is.
     *
     * @param said how its sender reads tables
     * @param named the record type that its sender says it is
     */
    public static Optional<HeaderQuestion> of(
            LandingFile table,
            FileCheck.Outcome outcome,
            UnknownCodes unknown,
            List<TableMapping> said,
            RecordSpecs specs,
            List<RecordSpec> asked,
            Optional<String> named)
            throws IOException {
        TypedHeader header = TypedHeader.of(table, specs);
        return reading(header, outcome, specs, asked, named)
                .flatMap(reading -> new TableQuestions(
                                reading,
                                said.stream()
                                        .filter(one -> one.record()
                                                .equals(reading.spec().record()))
                                        .findFirst()
                                        .map(TableMapping::columns),
                                outcome.refusal().isPresent() && named.isPresent())
                        .ask(table.sheet(), outcome, unknown));
    }

    private static Optional<HeaderReading> reading(
            TypedHeader header,
            FileCheck.Outcome outcome,
            RecordSpecs specs,
            List<RecordSpec> asked,
            Optional<String> named) {
        Optional<String> record = outcome.record().or(() -> named);
        Stream<HeaderReading> readings = header.typed().isEmpty()
                ? Stream.empty()
                : asked.stream()
                        .filter(spec -> record.map(spec.record()::equals).orElse(true))
                        .map(spec -> header.as(spec, specs));
        return readings.filter(reading -> record.isPresent() || alike(reading) >= FEWEST_ALIKE)
                .max(Comparator.<HeaderReading>comparingInt(HeaderQuestion::alike)
                        .thenComparing(HeaderReading::nearness));
    }

    /** How many cells head a column, or nearly do. */
    static int alike(HeaderReading reading) {
        return reading.known() + reading.near().size();
    }

    /** The sender's column that is read as one of ours. @param typed cells of the header */
    static String from(Optional<ColumnSource> said, List<String> typed, int place) {
        return said.filter(source -> !source.isFixed())
                .map(ColumnSource::from)
                .orElseGet(() -> place >= 0 && place < typed.size() ? typed.get(place) : "");
    }
}
