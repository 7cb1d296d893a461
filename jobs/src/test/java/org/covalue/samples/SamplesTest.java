package org.covalue.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples are what their generator writes, to the byte, and their README names the faults that are in them. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("jobs", "samples");

    @TempDir
    private Path folder;

    @Test
    void theSamplesAreWhatTheGeneratorWrites() throws IOException {
        List<Fault> faults = GenerateSamples.write(folder);

        List<Path> written = files(folder);
        assertThat(written).hasSizeGreaterThan(40).isEqualTo(files(SAMPLES));
        for (Path file : written) {
            assertThat(SAMPLES.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
        assertThat(Files.readString(SAMPLES.resolve("README.md"), StandardCharsets.UTF_8))
                .contains(Fault.table(faults).strip());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
