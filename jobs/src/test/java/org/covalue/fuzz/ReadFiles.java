package org.covalue.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.covalue.inputs.check.CheckText;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.check.LandingCheck;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * Whatever lies in a landing folder is checked to its end, and every table that is not refused loads the same rows as
 * the check counted, from the first row on and from any row that a load may go on from.
 */
final class ReadFiles {

    private static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);
    private static final RecordSpecs SPECS = RecordSpecs.load();
    /** No sheet has more rows; whoever hands over more goes round in circles. */
    private static final long MOST_ROWS = 1 << 20;

    private static final Path FOLDER = folder();

    private ReadFiles() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void check(String name, byte[] bytes) throws IOException {
        Path file = Files.write(FOLDER.resolve(name), bytes);
        checkAll(file);
    }

    /** Under a mapping that nobody meant. */
    static void checkUnder(byte[] mapping) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve("mapped"));
        Files.write(folder.resolve("a.mapping.yml"), mapping);
        Files.writeString(
                folder.resolve("a.csv"),
                "Cod. socio;Tipo;Ventas\nM1;Socio;1.234,5\nM2;Otro;n.d.\nM3;Socio;n.d.\nM1;Socio;2\n");
        checkAll(folder);
    }

    private static void checkAll(Path path) throws IOException {
        LandingCheck.Checked checked =
                new LandingCheck(BUSINESS_DATE, Senders.UNKNOWN, Optional.empty()).check(List.of(path));
        CheckText.lines(checked);
        CheckText.json(checked);
        for (CheckedFile file : checked.files()) {
            Path read = Files.isDirectory(path) ? path.resolve(file.name()) : path;
            for (FileCheck.Outcome table : file.tables()) {
                if (table.refusal().isEmpty()) {
                    expectSame(read, table);
                }
            }
        }
    }

    private static void expectSame(Path file, FileCheck.Outcome table) throws IOException {
        Reading open = Reading.of(BUSINESS_DATE, Optional.empty()).under(table.mapping());
        Rows rows = read(file, table, open, 0);
        if (!rows.proven.equals(rows.dialect)) {
            rows = read(file, table, open.in(rows.proven), 0);
        }
        if (rows.read != table.rowsRead() || rows.rejected + rows.suspects != table.rowsRejected()) {
            throw new AssertionError(rows + ", checked " + table.rowsRead() + ", faulty " + table.rowsRejected());
        }
        int middle = rows.last / 2;
        Rows rest = read(file, table, open.in(rows.proven), middle);
        if (rest.total != rows.read || rest.last != (rest.read == 0 ? 0 : rows.last)) {
            throw new AssertionError(rows + "; gone on behind row " + middle + ": " + rest);
        }
    }

    /** @param total with those that were passed over */
    private record Rows(
            long read, long rejected, long suspects, int last, long total, Dialect dialect, Dialect proven) {}

    private static Rows read(Path file, FileCheck.Outcome table, Reading reading, int after) throws IOException {
        long read = 0;
        long rejected = 0;
        List<RowBlock.Suspect> suspects = new ArrayList<>();
        int last = 0;
        try (BlockSource source = LandingFile.blocks(file, table.sheet(), SPECS, reading, 1)) {
            source.resumeAfter(after);
            for (Optional<RowBlock> block = source.next(); block.isPresent(); block = source.next()) {
                read += block.get().rowsRead();
                rejected += block.get().rowsRejected();
                suspects.addAll(block.get().suspects());
                last = block.get().lastRow();
                if (read > MOST_ROWS) {
                    throw new AssertionError("more than " + MOST_ROWS + " rows");
                }
            }
            return new Rows(read, rejected, suspects.size(), last, source.rows(), source.dialect(), source.proven());
        }
    }
}
