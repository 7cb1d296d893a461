package org.covalue.inputs.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BoundedInputStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.dialect.SeparatorSearch;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/**
 * The records of one delimited file, one after the other. A quote that never closes costs its own line only: reading
 * goes on with the next line.
 */
public final class CsvFile implements RowSource {

    private static final Pattern NAMED_SEPARATOR = Pattern.compile("(?i)\"?sep=([,;\t|])\"?\\s*[\\r\\n]");
    private static final int LONGEST_RECORD = 1 << 25;
    private static final int BROKEN_QUOTES_ALWAYS_READ = 100;
    private static final long MOST_BYTES_READ_AGAIN = 1L << 32;

    private final Path file;
    private final Charset charset;
    private final char separator;
    private final int linesBefore;
    private BoundedInputStream bytes;
    private CsvReader<Cells> reader;
    private Iterator<Cells> records;
    private long firstLine = 1;
    /** How many lines stand before the record after the last one. */
    private long linesRead;

    private int rowNumber;
    private int brokenQuotes;
    private long bytesReadAgain;
    private int headerSize = -1;

    private CsvFile(Path file, Charset charset, char separator, int linesBefore) throws IOException {
        this.file = file;
        this.charset = charset;
        this.separator = separator;
        this.linesBefore = linesBefore;
        this.linesRead = linesBefore;
        open(linesBefore);
    }

    /** Opens the file of a sender of whom nothing is known. */
    public static CsvFile open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /**
     * Opens the file; the separator is the one of {@code , ; tab |} that parts its table, or the one that a line
     * {@code sep=;} names, which spreadsheets understand and do not show.
     *
     * @param sender decides the characters where the file does not prove them
     * @throws UnreadableFile if its characters remain a question
     */
    public static CsvFile open(Path file, Optional<SenderLocale> sender) throws IOException {
        Charset charset = TextEncoding.of(file, sender);
        try (BufferedReader lines = reader(Files.newInputStream(file), charset)) {
            char[] start = new char[1 << 14];
            int length = read(lines, start);
            String text = new String(start, 0, length);
            Matcher named = NAMED_SEPARATOR.matcher(text);
            return named.lookingAt()
                    ? new CsvFile(file, charset, named.group(1).charAt(0), 1)
                    : new CsvFile(file, charset, SeparatorSearch.in(text, length < start.length), 0);
        }
    }

    /** The same file from its beginning, without finding out again how it is written. */
    public CsvFile again() throws IOException {
        return new CsvFile(file, charset, separator, linesBefore);
    }

    private static int read(BufferedReader text, char[] start) throws IOException {
        int length = 0;
        int read = text.read(start);
        while (read > 0) {
            length += read;
            read = text.read(start, length, start.length - length);
        }
        return length;
    }

    /**
     * The next row, empty at the end of the file. Rows of nothing but separators, as spreadsheets leave them, only
     * count.
     */
    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            Cells cells;
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                cells = records.next();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (CsvParseException e) {
                return Optional.of(broken(Cells.isTooLong(e) ? "row_too_wide" : "quote_open"));
            }
            linesRead = firstLine + cells.line() - 2;
            if (headerSize >= 0 && cells.size() != headerSize && cells.lineBreaks() > 0) {
                return Optional.of(broken("quote_swallows"));
            }
            rowNumber++;
            linesRead += 1 + cells.lineBreaks();
            if (hasValue(cells)) {
                return Optional.of(new Row(rowNumber, cells, Optional.empty()));
            }
        }
    }

    @Override
    public void under(List<RecordSpec.@Nullable Field> columns) {
        headerSize = columns.size();
    }

    @Override
    public boolean mayHaveDecimalCommas() {
        return separator == ';';
    }

    @Override
    public String readAs() {
        String sign = separator == '\t' ? "tab" : String.valueOf(separator);
        return charset.displayName(Locale.ROOT) + ", parted by " + sign;
    }

    @Override
    public List<Message> notices() {
        return charset.name().startsWith("windows")
                ? List.of(Message.of("text_read_as", "characters", charset.displayName(Locale.ROOT)))
                : List.of();
    }

    private static boolean hasValue(Cells cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.isBlank(i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Row broken(String code) throws IOException {
        rowNumber++;
        brokenQuotes++;
        bytesReadAgain += bytes.getCount();
        if (brokenQuotes > BROKEN_QUOTES_ALWAYS_READ && bytesReadAgain > MOST_BYTES_READ_AGAIN) {
            records = Collections.emptyIterator();
            return new Row(rowNumber, new Cells(), Optional.of(Message.of("quotes_too_many", "quotes", brokenQuotes)));
        }
        linesRead++;
        open(linesRead);
        return new Row(rowNumber, new Cells(), Optional.of(Message.of(code)));
    }

    private void open(long linesToSkip) throws IOException {
        if (reader != null) {
            reader.close();
        }
        bytes = BoundedInputStream.builder()
                .setInputStream(Files.newInputStream(file))
                .get();
        BufferedReader text = reader(bytes, charset);
        skipLines(text, linesToSkip);
        firstLine = linesToSkip + 1;
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .build(new Cells(), text);
        records = reader.iterator();
    }

    private static BufferedReader reader(InputStream bytes, Charset charset) throws IOException {
        InputStream unmarked = TextEncoding.marked(new BufferedInputStream(bytes, 1 << 16));
        return new BufferedReader(new InputStreamReader(unmarked, charset), 1 << 15);
    }

    /** Ends of line are those of the parser: LF, CR LF, or CR. */
    private static void skipLines(BufferedReader text, long lines) throws IOException {
        for (long skipped = 0; skipped < lines; skipped++) {
            int c = text.read();
            while (c >= 0 && c != '\n' && c != '\r') {
                c = text.read();
            }
            text.mark(1);
            if (c == '\r' && text.read() != '\n') {
                text.reset();
            }
        }
    }
}
