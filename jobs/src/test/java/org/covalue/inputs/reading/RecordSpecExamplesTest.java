package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every {@code inputs/*.yml}, written to a file and read the way a landing file is. */
class RecordSpecExamplesTest {

    private static final int LAST_YEAR = 2025;
    private static final RecordSpecs SPECS = RecordSpecs.load();

    @TempDir
    private Path folder;

    static Stream<RecordSpec> everySpec() {
        return SPECS.all().stream();
    }

    static Stream<Arguments> everyRejectedExample() {
        return SPECS.all().stream()
                .flatMap(spec -> spec.examples().rejected().stream()
                        .map(example -> Arguments.of(Named.of(spec.record(), spec), example)));
    }

    @Test
    void everyFileOfSpecsIsARecordType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs/inputs"))) {
            assertThat(SPECS.all()).hasSize((int)
                    files.filter(file -> file.toString().endsWith(".yml")).count());
        }
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void everyAcceptedRowIsAccepted(RecordSpec spec) throws IOException {
        List<RowBlock> blocks = read(spec, spec.examples().accepted());

        assertThat(blocks).flatExtracting(RowBlock::rejected).isEmpty();
        assertThat(blocks.stream().mapToInt(RowBlock::rowsLoaded).sum())
                .isEqualTo((int) spec.examples().accepted().strip().lines().count() - 1)
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void everySpecShowsARowItRefuses(RecordSpec spec) {
        assertThat(spec.examples().rejected()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRejectedExample")
    void everyRejectedRowIsRefusedForItsReasonAlone(RecordSpec spec, RecordSpec.RejectedExample example)
            throws IOException {
        List<RowBlock> blocks = read(spec, example.row());

        assertThat(blocks).extracting(RowBlock::rowsLoaded).containsExactly(0);
        assertThat(blocks)
                .flatExtracting(RowBlock::rejected)
                .extracting(RejectedRow::column, RejectedRow::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(example.column(), example.rule()));
    }

    private List<RowBlock> read(RecordSpec spec, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("delivered.csv"), text);
        assertThat(new LandingFile("delivered.csv", file).header(SPECS).record())
                .contains(spec.record());
        List<RowBlock> blocks = new ArrayList<>();
        try (BlockSource source = LandingFile.blocks(file, "", SPECS, Reading.plain(LAST_YEAR), 1)) {
            Optional<RowBlock> block = source.next();
            while (block.isPresent()) {
                blocks.add(block.get());
                block = source.next();
            }
        }
        return blocks;
    }
}
