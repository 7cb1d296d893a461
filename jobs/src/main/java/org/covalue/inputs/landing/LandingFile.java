package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.dialect.WideCharacters;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.ColumnSurvey;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowChecker;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.FileHash;

/**
 * A file that was delivered, before its rows are read, or one sheet of it.
 *
 * @param name path relative to the landing folder, written with {@code /}
 * @param sheet of a workbook, empty for a file that is a table by itself
 * @param locale of the sender, empty where nobody has said one
 * @param beside mappings of the sender, which may be about it
 * @param mapping under which it is read, empty where its own words say it
 */
public record LandingFile(
        String name,
        Path path,
        String sheet,
        Optional<SenderLocale> locale,
        List<Mapping> beside,
        Optional<TableMapping> mapping) {

    /** A whole file, of whose sender nothing is known. */
    public LandingFile(String name, Path path) {
        this(name, path, "", Optional.empty(), List.of(), Optional.empty());
    }

    /** A sheet, or a whole file, of whose sender nothing is known. */
    public LandingFile(String name, Path path, String sheet) {
        this(name, path, sheet, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same, where something is known of its sender. */
    public LandingFile under(Optional<SenderLocale> ofSender) {
        return new LandingFile(name, path, sheet, ofSender, beside, mapping);
    }

    /** A sheet of it. */
    LandingFile sheet(String ofWorkbook) {
        return new LandingFile(name, path, ofWorkbook, locale, beside, mapping);
    }

    /** The same beside the mappings of its sender. */
    public LandingFile beside(List<Mapping> mappings) {
        return new LandingFile(name, path, sheet, locale, mappings, mapping);
    }

    /** The same, read as a mapping says. */
    public LandingFile by(TableMapping ofSender) {
        return new LandingFile(name, path, sheet, locale, beside, Optional.of(ofSender));
    }

    /**
     * What a file is before its rows are read.
     *
     * @param record its type, empty where the header is none of a record type
     * @param refusal why it is refused, empty where it is not
     * @param notices what its sender should know
     */
    public record Header(Optional<String> record, Optional<RejectedRow> refusal, List<Message> notices) {

        static Header refused(Message reason, String found) {
            return new Header(
                    Optional.empty(),
                    Optional.of(LandingFile.refusal(reason, found)),
                    found.isEmpty() ? List.of() : List.of(Message.of("columns_found", "columns", found)));
        }

        /** The same, with one more thing that its sender should know. */
        Header telling(Message more) {
            return new Header(
                    record,
                    refusal,
                    Stream.concat(notices.stream(), Stream.of(more)).toList());
        }

        /** What its sender should know, in English, as deliveries keep it; empty where there is nothing. */
        public String notice() {
            return notices.stream().map(one -> one.in("en")).collect(Collectors.joining("; "));
        }

        static Header refused(UnreadableFile why) {
            return new Header(
                    Optional.empty(),
                    Optional.of(LandingFile.refusal(why.reason(), "")),
                    why.readings().stream().toList());
        }
    }

    private static final int BYTES_JUDGED = 512;

    public static RejectedRow refusal(Message reason, String found) {
        return new RejectedRow(
                1, "", Message.asItIs(found), Message.of("expected_header"), "header", reason, null, null);
    }

    public static RejectedRow refusal(Doubt doubt) {
        return new RejectedRow(
                doubt.row(),
                doubt.column(),
                RejectedRow.typed(doubt.found()),
                Message.of("expected_one_reading"),
                "locale",
                doubt.message(),
                null,
                null);
    }

    /**
     * The blocks of a file whose header was accepted. Where it is not known how its columns are written, its first rows
     * say it; whether all others agree is known behind the last block.
     *
     * @throws UnreadableFile if it is not any more what was accepted
     */
    public static BlockSource blocks(Path path, String sheet, RecordSpecs specs, Reading reading, int deliveryId)
            throws IOException {
        OpenTable table = OpenTable.of(path, sheet, reading.locale(), reading.mapping());
        try {
            Reading known = reading.dialect().isPresent() ? reading : reading.in(firstLook(table, specs, reading));
            HeaderMatch match = HeaderSearch.in(table, specs).match();
            RecordSpec spec = match.spec().orElseThrow(() -> new UnreadableFile(Message.of("file_changed")));
            return new BlockSource(
                    table,
                    new RowChecker(spec, match, known, deliveryId),
                    ColumnSurvey.before(match, table, known),
                    known.dialect().orElseThrow());
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** How the first rows of a table seem to be written; leaves it before its first row. */
    public static Dialect firstLook(OpenTable table, RecordSpecs specs, Reading reading) throws IOException {
        Dialect dialect = Dialect.PLAIN;
        try {
            HeaderMatch match = HeaderSearch.in(table, specs).match();
            if (match.spec().isPresent()) {
                dialect = ColumnSurvey.ofFirstRows(table, match, reading).dialect();
            }
        } catch (UnreadableFile e) {
            // The load meets the same damage, and says so.
        }
        table.rewind();
        return dialect;
    }

    /** Its rows from the first on. */
    public OpenTable open() throws IOException {
        return OpenTable.of(path, sheet, locale, mapping);
    }

    /** What the file is; for a sheet of a workbook what the sheet is. */
    public Header header(RecordSpecs specs) throws IOException {
        if (sheet.isEmpty()) {
            FileKind kind = FileKind.of(path);
            if (kind != FileKind.TEXT) {
                return Header.refused(kind.refusal(), "");
            }
            Optional<Message> notText = notText(FileKind.start(path));
            if (notText.isPresent()) {
                return Header.refused(notText.get(), "");
            }
        }
        try (RowSource table = open()) {
            return header(HeaderSearch.in(table, specs));
        } catch (UnreadableFile e) {
            return Header.refused(e);
        }
    }

    static Header header(HeaderSearch search) {
        HeaderMatch match = search.match();
        if (search.row() == 0) {
            return Header.refused(Message.of("file_empty"), "");
        }
        return match.spec()
                .map(spec -> new Header(Optional.of(spec.record()), Optional.empty(), search.notices()))
                .orElseGet(() -> Header.refused(match.refusal().orElseThrow(), match.found()));
    }

    /** What all rows of an accepted file show of how it is written. */
    public ColumnSurvey survey(RecordSpecs specs, Reading reading) throws IOException {
        try (RowSource table = open()) {
            HeaderMatch match = HeaderSearch.in(table, specs).match();
            return ColumnSurvey.of(table, match, reading);
        }
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

    /** True for UTF-16 and UTF-32, told by their byte-order marks or by where their zeros stand. */
    private static boolean hasNulBytesByNature(byte[] start) {
        String hex = HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
        return hex.startsWith("fffe")
                || hex.startsWith("feff")
                || hex.equals("0000feff")
                || WideCharacters.of(start).isPresent();
    }

    /** Whether anything stands below the header. */
    public boolean hasRows(RecordSpecs specs) throws IOException {
        try (RowSource table = open()) {
            return HeaderSearch.in(table, specs).row() > 0 && table.next().isPresent();
        }
    }

    public String sha256() throws IOException {
        return FileHash.sha256(path);
    }
}
