package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderMovesWithAllThatIsInItAndAFileReplacesTheOneOfItsName() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("1.draft/reports/x")).resolve("a.pdf"), "a");
        Durable.move(folder.resolve("1.draft"), folder.resolve("1"));
        assertThat(folder.resolve("1/reports/x/a.pdf")).hasContent("a");
        assertThat(folder.resolve("1.draft")).doesNotExist();

        Durable.write(folder.resolve("mark"), "first");
        Durable.write(folder.resolve("mark"), "second");
        assertThat(folder.resolve("mark")).hasContent("second");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("1", "mark");
    }

    @Test
    void foldersAreMadeAsFarAsTheyAreMissing() throws IOException {
        Durable.createFolders(folder.resolve("a/b/c"));
        Durable.createFolders(folder.resolve("a/b/c"));
        assertThat(folder.resolve("a/b/c")).isEmptyDirectory();
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Durable.createFolders(folder.resolve("file/under")))
                .isInstanceOf(IOException.class);
    }

    /** What cannot be forced is not there for certain, so its name is not given. */
    @Test
    void whatCannotBeForcedIsNotRenamed() {
        assertThatThrownBy(() -> Durable.move(folder.resolve("missing"), folder.resolve("there")))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("there")).doesNotExist();
    }
}
