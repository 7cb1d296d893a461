package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.ColumnNumbers;
import org.covalue.inputs.reading.CsvFile;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.NumberSurvey;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowChecker;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;

/**
 * A file that was delivered, before its rows are read.
 *
 * @param name path relative to the landing folder, written with {@code /}
 */
public record LandingFile(String name, Path path) {

    /**
     * What a file is before its rows are read.
     *
     * @param record its type, empty where the header is none of a record type
     * @param refusal why it is refused, empty where it is not
     * @param notice what its sender should know, empty where there is nothing
     */
    public record Header(Optional<String> record, Optional<RejectedRow> refusal, String notice) {

        static Header refused(Message reason, String found) {
            return new Header(
                    Optional.empty(),
                    Optional.of(LandingFile.refusal(reason, found)),
                    found.isEmpty() ? "" : "found the columns " + found);
        }

        private Header doubtful(ColumnNumbers doubt) {
            return new Header(record, Optional.of(LandingFile.refusal(doubt)), doubt.readings());
        }
    }

    private static final int BYTES_JUDGED = 512;
    private static final int ROWS_SEARCHED = 20;

    public static RejectedRow refusal(Message reason, String found) {
        return new RejectedRow(
                1, "", Message.asItIs(found), Message.of("expected_header"), "header", reason, null, null);
    }

    public static RejectedRow refusal(ColumnNumbers doubt) {
        return new RejectedRow(
                doubt.firstRow(),
                doubt.column(),
                RejectedRow.typed(doubt.firstFound()),
                Message.of("expected_one_reading"),
                "locale",
                Message.of("numbers_doubtful", "column", doubt.column()),
                null,
                null);
    }

    /** The blocks of a file whose header was accepted. */
    public static BlockSource blocks(Path path, RecordSpecs specs, Reading reading, int deliveryId) throws IOException {
        CsvFile csv = CsvFile.open(path);
        try {
            Optional<CsvFile.Row> header = csv.next();
            HeaderMatch match =
                    HeaderMatch.of(header.map(row -> row.cells().texts()).orElse(List.of()), specs);
            RecordSpec spec = match.spec()
                    .orElseThrow(() -> new Problem(path + " changed while it was loaded: "
                            + match.refusal().orElseThrow().in("en")
                            + "\nDeliver it again when it is complete."));
            return new BlockSource(
                    csv, new RowChecker(spec, match, reading, deliveryId), NumberSurvey.before(match, csv.separator()));
        } catch (IOException | RuntimeException e) {
            csv.close();
            throw e;
        }
    }

    public Header header(RecordSpecs specs) throws IOException {
        byte[] start = FileKind.start(path);
        FileKind kind = FileKind.of(start);
        if (kind != FileKind.TEXT) {
            return Header.refused(kind.refusal(), "");
        }
        Optional<Message> notText = notText(start);
        if (notText.isPresent()) {
            return Header.refused(notText.get(), "");
        }
        try (CsvFile csv = CsvFile.open(path)) {
            Optional<CsvFile.Row> first = csv.next();
            if (first.isEmpty()) {
                return Header.refused(Message.of("file_empty"), "");
            }
            if (first.get().fault().isPresent()) {
                return Header.refused(
                        Message.of(
                                "header_unreadable", "why", first.get().fault().get()),
                        "");
            }
            HeaderMatch match = HeaderMatch.of(first.get().cells().texts(), specs);
            Optional<Header> below = match.knowsNone() ? headerBelow(csv, specs) : Optional.empty();
            return below.orElseGet(() -> header(match));
        }
    }

    /** A title, a date or a logo above the header, as people like their sheets. */
    private static Optional<Header> headerBelow(CsvFile csv, RecordSpecs specs) throws IOException {
        for (int i = 0; i < ROWS_SEARCHED; i++) {
            Optional<CsvFile.Row> row = csv.next();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Optional<RecordSpec> spec = row.get().fault().isPresent()
                    ? Optional.empty()
                    : HeaderMatch.of(row.get().cells().texts(), specs).spec();
            if (spec.isPresent()) {
                return Optional.of(Header.refused(
                        Message.of(
                                "header_below",
                                "record",
                                spec.get().record(),
                                "row",
                                row.get().number()),
                        ""));
            }
        }
        return Optional.empty();
    }

    private static Header header(HeaderMatch match) {
        return match.spec()
                .map(spec -> new Header(
                        Optional.of(spec.record()),
                        Optional.empty(),
                        match.unknown().isEmpty() ? "" : "columns nobody reads: " + String.join(", ", match.unknown())))
                .orElseGet(() -> Header.refused(match.refusal().orElseThrow(), match.found()));
    }

    /**
     * The header of a file of whose sender nothing is known: refused where semicolons part the file and its numbers
     * have two values.
     */
    public Header headerOfUnknownSender(RecordSpecs specs) throws IOException {
        Header header = header(specs);
        if (header.refusal().isPresent() || !hasSemicolons()) {
            return header;
        }
        return doubt(path, specs).map(header::doubtful).orElse(header);
    }

    private boolean hasSemicolons() throws IOException {
        try (CsvFile csv = CsvFile.open(path)) {
            return csv.separator() == ';';
        }
    }

    /** The first column of an accepted file whose numbers have two values; reads all its rows. */
    public static Optional<ColumnNumbers> doubt(Path path, RecordSpecs specs) throws IOException {
        HeaderMatch match;
        try (CsvFile csv = CsvFile.open(path)) {
            match = HeaderMatch.of(csv.next().map(row -> row.cells().texts()).orElse(List.of()), specs);
        }
        return match.spec().isEmpty()
                ? Optional.empty()
                : NumberSurvey.of(path, match).doubt();
    }

    private static Optional<Message> notText(byte[] start) {
        for (int i = 0;
                !hasNulBytesByNature(start) && i < Math.min(BYTES_JUDGED, start.length) && start[i] != '\n';
                i++) {
            if (start[i] == 0 || start[i] > 0 && start[i] < 9) {
                return Optional.of(Message.of("file_binary", "byte", (int) start[i]));
            }
        }
        return Optional.empty();
    }

    /** True for UTF-16 and UTF-32, told by their byte-order marks. */
    private static boolean hasNulBytesByNature(byte[] start) {
        String hex = HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
        return hex.startsWith("fffe") || hex.startsWith("feff") || hex.equals("0000feff");
    }

    /** Whether anything stands below the header. */
    public boolean hasRows() throws IOException {
        try (CsvFile csv = CsvFile.open(path)) {
            Optional<CsvFile.Row> header = csv.next();
            return header.isPresent() && csv.next().isPresent();
        }
    }

    public String sha256() throws IOException {
        return FileHash.sha256(path);
    }
}
