package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesIntoFoldersThatAreNotThereYet() throws IOException {
        Path file = folder.resolve("a/b/report.txt");
        AtomicFile.write(file, out -> out.write("whole".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("whole");
        assertThat(file.getParent().toFile().list()).containsExactly("report.txt");
    }

    @Test
    void aFailureHalfWayLeavesNothing() {
        Path file = folder.resolve("report.txt");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("report.txt")
                .hasMessageContaining("No space left");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureKeepsTheOlderFile() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "older");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder.toFile().list()).containsExactly("report.txt");
        assertThat(file).hasContent("older");
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneWritesStays() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Path left = Files.writeString(
                Files.createDirectories(folder.resolve("reports")).resolve(".a.pdf.999999999.23.part"), "half");
        Path written = Files.writeString(folder.resolve(".b.pdf." + living + ".23.part"), "half");
        Path other = Files.writeString(folder.resolve(".hidden.part"), "a file of somebody");
        AtomicFile.removeLeftovers(folder, 1);
        assertThat(left).exists();
        AtomicFile.removeLeftovers(folder, Integer.MAX_VALUE);
        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(other).exists();
        AtomicFile.removeLeftovers(folder.resolve("missing"), 1);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> AtomicFile.write(notAFolder.resolve("report.txt"), out -> out.write(1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("report.txt");
    }
}
