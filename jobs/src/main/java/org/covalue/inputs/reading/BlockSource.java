package org.covalue.inputs.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.Doubt;

/** Cuts a file into blocks of checked rows. */
public final class BlockSource implements AutoCloseable {

    private static final int ROWS_OF_FIRST = 10_000;
    private static final int MOST_ROWS = 80_000;
    private static final int BYTES = 8 << 20;

    private final RowSource file;
    private final RowChecker checker;
    private final ColumnSurvey survey;
    private final KeySet keys;
    private final Dialect dialect;
    /** The first blocks are short, so that the database has work soon; the later ones cost it less. */
    private int rowsOfNext = ROWS_OF_FIRST;

    private int bytesOfLast = 1 << 16;
    private boolean saidFull;
    private long rows;
    /**
     * Keys of the good rows of a block, looked up together: the processor then waits for many places in memory at once.
     */
    private final long[] keyHashes = new long[MOST_ROWS];

    private final int[] keyRows = new int[MOST_ROWS];

    /** @param file stands behind its header row */
    public BlockSource(RowSource file, RowChecker checker, ColumnSurvey survey, Dialect dialect) {
        this(file, checker, survey, dialect, new KeySet());
    }

    public BlockSource(RowSource file, RowChecker checker, ColumnSurvey survey, Dialect dialect, KeySet keys) {
        this.file = file;
        this.checker = checker;
        this.survey = survey;
        this.keys = keys;
        this.dialect = dialect;
    }

    /** The next block, empty at the end of the file. */
    public Optional<RowBlock> next() throws IOException {
        CopyBuffer buffer = new CopyBuffer(bytesOfLast + bytesOfLast / 16);
        List<RejectedRow> rejected = new ArrayList<>();
        int read = 0;
        int good = 0;
        int last = 0;
        while (read < rowsOfNext && buffer.size() < BYTES) {
            Optional<RowSource.Row> row = file.next();
            if (row.isEmpty()) {
                break;
            }
            last = row.get().number();
            switch (judge(row.get(), buffer, rejected)) {
                case GOOD -> {
                    read++;
                    keyHashes[good] = checker.keyHash();
                    keyRows[good++] = last;
                }
                case REJECTED -> read++;
                case PASSED_BY -> {}
            }
        }
        rows += read;
        rowsOfNext = Math.min(rowsOfNext * 2, MOST_ROWS);
        bytesOfLast = buffer.size();
        return read == 0
                ? Optional.empty()
                : Optional.of(new RowBlock(buffer.finish(), read, good, rejected, read - good, suspects(good), last));
    }

    /** Passes over the rows up to and with {@code row}, which an earlier run has loaded, but remembers their keys. */
    public void resumeAfter(int row) throws IOException {
        CopyBuffer forgotten = new CopyBuffer(1 << 16);
        Optional<RowSource.Row> next = row > 1 ? file.next() : Optional.empty();
        while (next.isPresent()) {
            Verdict verdict = judge(next.get(), forgotten, new ArrayList<>());
            rows += verdict == Verdict.PASSED_BY ? 0 : 1;
            if (verdict == Verdict.GOOD) {
                keys.firstRowOf(checker.keyHash(), next.get().number());
                forgotten.forgetRow();
            }
            next = next.get().number() < row ? file.next() : Optional.empty();
        }
    }

    /** The first column that has two values, by all rows so far. */
    public Optional<Doubt> doubt() {
        return survey.doubt();
    }

    /** How the file is written, in words. */
    public String readAs() {
        return file.readAs();
    }

    /** How the columns are read. */
    public Dialect dialect() {
        return dialect;
    }

    /** How the columns are to be read, by all rows so far. */
    public Dialect proven() {
        return survey.dialect();
    }

    /** What the sender should know of the rows so far. */
    public List<Message> notices() {
        return Stream.concat(file.notices().stream(), checker.notices().stream())
                .toList();
    }

    /** How many rows were read or passed over so far. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What becomes of a row; one that is passed by counts nowhere. */
    private enum Verdict {
        GOOD,
        REJECTED,
        PASSED_BY
    }

    private Verdict judge(RowSource.Row row, CopyBuffer buffer, List<RejectedRow> rejected) {
        survey.add(row);
        if (row.fault().isPresent()) {
            rejected.add(RejectedRow.ofBrokenQuote(row.number(), row.fault().get()));
            return Verdict.REJECTED;
        }
        if (checker.check(row.cells(), row.number(), buffer)) {
            return Verdict.GOOD;
        }
        if (checker.isPassedBy()) {
            return Verdict.PASSED_BY;
        }
        rejected.addAll(checker.faults());
        return Verdict.REJECTED;
    }

    private List<RowBlock.Suspect> suspects(int rows) {
        List<RowBlock.Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int firstRow = keys.firstRowOf(keyHashes[i], keyRows[i]);
            if (firstRow != KeySet.NEW) {
                suspects.add(new RowBlock.Suspect(keyRows[i], firstRow));
            }
        }
        if (keys.isFull() && !saidFull) {
            saidFull = true;
            suspects.add(RowBlock.Suspect.ANY);
        }
        return suspects;
    }
}
