package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.ColumnSurvey;
import org.covalue.inputs.reading.CsvFile;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.KeySet;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.reading.RowChecker;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key twice in a file is found by its hash while the hashes fit, and by the database once they do not. */
class DoubledKeyTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final int ROWS = 5_000;
    private static final int SLOTS_FOR_FEWER = 1 << 12;
    private static final long RUN = 1;

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), SPECS).prepare();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aKeyTwiceIsFoundEvenWhenTheKeysNoLongerFit() throws Exception {
        List<RowBlock> blocks = load(new KeySet(SLOTS_FOR_FEWER), "M7", "M4999", "M9999");
        accept();

        assertThat(blocks)
                .flatExtracting(RowBlock::suspects)
                .as("any row may be double")
                .containsExactly(RowBlock.Suspect.ANY);
        assertThat(rejections())
                .containsExactly(
                        "5002 M7: the key stands already in row 8; keep one of the two",
                        "5003 M4999: the key stands already in row 5000; keep one of the two");
        assertThat(counts()).isEqualTo("5003 read, 5001 loaded, 2 rejected");
    }

    @Test
    void aKeyThreeTimesCountsOnceAndBothRepeatsNameTheFirst() throws Exception {
        List<RowBlock> blocks = load(new KeySet(), "M7", "M7");
        accept();

        assertThat(blocks).flatExtracting(RowBlock::suspects).extracting("row").containsExactly(5002, 5003);
        assertThat(rejections())
                .containsExactly(
                        "5002 M7: the key stands already in row 8; keep one of the two",
                        "5003 M7: the key stands already in row 8; keep one of the two");
        assertThat(counts()).isEqualTo("5002 read, 5000 loaded, 2 rejected");
    }

    @Test
    void aSuspicionThatIsWrongRejectsNothing() throws Exception {
        load(new KeySet());
        database.jdbc()
                .update("insert into covalue.suspects select delivery_id, array[5], array[4] from covalue.delivery");
        accept();

        assertThat(rejections()).isEmpty();
        assertThat(counts()).isEqualTo("5000 read, 5000 loaded, 0 rejected");
    }

    /** Members M1 to M5000 in rows 2 to 5001, then {@code more}. */
    private List<RowBlock> load(KeySet keys, String... more) throws Exception {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> "M" + i + ",Name,firm\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(
                folder.resolve("members.csv"),
                "member_id,member_name,member_type\n" + rows
                        + String.join(
                                "",
                                List.of(more).stream()
                                        .map(id -> id + ",Again,firm\n")
                                        .toList()));
        Deliveries deliveries = new Deliveries(database.dataSource(), SPECS);
        deliveries.register(RUN, TestRun.parameters("load", file, Instant.now(), 1, "none", folder));
        int delivery = deliveries.waiting(RUN).get(0).id();
        BlockWriter writer = new BlockWriter(database.dataSource(), SPECS.of("member"), delivery, 0);
        List<RowBlock> blocks = new ArrayList<>();
        try (BlockSource source = source(file, delivery, keys)) {
            for (Optional<RowBlock> block = source.next(); block.isPresent(); block = source.next()) {
                writer.write(block.get());
                blocks.add(block.get());
            }
            new LoadProgress(database.dataSource(), deliveries)
                    .ended(deliveries.waiting(RUN).get(0), source.rows());
        }
        return blocks;
    }

    private static BlockSource source(Path file, int delivery, KeySet keys) throws Exception {
        CsvFile csv = CsvFile.open(file);
        RecordSpec spec = SPECS.of("member");
        HeaderMatch header = HeaderSearch.in(csv, SPECS).match();
        return new BlockSource(
                csv,
                new RowChecker(spec, header, Reading.plain(2025), delivery),
                ColumnSurvey.before(header, csv, Reading.plain(2025)),
                Dialect.PLAIN,
                keys);
    }

    private void accept() {
        new Acceptance(database.dataSource(), SPECS, new Deliveries(database.dataSource(), SPECS)).accept(RUN);
    }

    private List<String> rejections() {
        return database.jdbc()
                .queryForList(
                        "select row_number || ' ' || found || ': ' || message from covalue.rejected_row order by "
                                + "row_number",
                        String.class);
    }

    private String counts() {
        return database.jdbc().queryForObject("""
                select rows_read || ' read, ' || rows_loaded || ' loaded, ' || rows_rejected || ' rejected'
                from covalue.delivery where rows_loaded = (select count(*) from raw.member)""", String.class);
    }
}
