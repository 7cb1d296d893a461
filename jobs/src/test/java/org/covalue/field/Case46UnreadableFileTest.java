package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.covalue.TestDatabase;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Field case 46: a landing file that cannot be read. It is told once, with the system's reason, is refused like any
 * other, and the night goes on without it.
 */
class Case46UnreadableFileTest {

    /** A file that everybody may open and nobody can read from its beginning, also not root. */
    private static final Path BROKEN = Path.of("/proc/self/mem");

    @TempDir
    private Path folder;

    private Path landing;
    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        landing = SmallLanding.write(folder.resolve("in"), 3);
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws IOException {
        database.close();
        if (Files.exists(landing)) {
            Files.setPosixFilePermissions(landing, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private CommandProcess.Answer covalue(Object... words) throws IOException, InterruptedException {
        Object[] all = Arrays.copyOf(words, words.length + 4);
        System.arraycopy(
                new Object[] {"--home", folder.resolve("home"), "--database", database.url()}, 0, all, words.length, 4);
        return CommandProcess.covalue(Map.of("LC_ALL", "C.UTF-8"), all);
    }

    private static long times(String output, String words) {
        return output.lines().filter(line -> line.contains(words)).count();
    }

    @Test
    void theNightGoesOnWithoutAFileThatCannotBeReadAndSaysSoOnce() throws IOException, InterruptedException {
        assumeTrue(Files.exists(BROKEN), "a system with /proc");
        Files.createSymbolicLink(landing.resolve("members.csv"), BROKEN);
        CommandProcess.Answer night = covalue(
                "nightly", "--landing", landing, "--reports", "none", "--business-date", "2025-06-30", "--strict");
        assertThat(night.output())
                .contains("3 files: 2 loaded, 0 skipped as they came before, 1 refused")
                .contains("Published edition 1")
                .contains("Input/output error")
                .doesNotContain("No landing file was found");
        assertThat(times(night.output(), "members.csv")).isEqualTo(1);
        assertThat(night.exit()).as("strict").isEqualTo(3);
        assertThat(database.jdbc()
                        .queryForList("select state from covalue.delivery where file = 'members.csv'", String.class))
                .containsExactly("refused");
    }

    @Tag("slow")
    @Test
    void aFileThatCannotBeReadIsNoMissingFile() throws IOException, InterruptedException {
        assumeTrue(Files.exists(BROKEN), "a system with /proc");
        Path alone = Files.createDirectories(folder.resolve("alone"));
        Files.createSymbolicLink(alone.resolve("members.csv"), BROKEN);
        for (int again = 0; again < 2; again++) {
            CommandProcess.Answer load = covalue("load", alone);
            assertThat(load.exit()).isZero();
            assertThat(load.output())
                    .contains("1 files: 0 loaded, 0 skipped as they came before, 1 refused")
                    .doesNotContain("No landing file");
            assertThat(times(load.output(), "Input/output error")).isEqualTo(1);
        }
        assertThat(covalue("load", Files.createDirectories(folder.resolve("empty")))
                        .output())
                .contains("No landing file was found");

        // A folder that cannot be looked into may hold whatever there is.
        Path looped = Files.createDirectories(folder.resolve("looped"));
        Files.createSymbolicLink(looped.resolve("more"), looped);
        CommandProcess.Answer load = covalue("load", looped);
        assertThat(load.output()).contains("not taken more").doesNotContain("No landing file was found");
    }

    @Tag("slow")
    @Test
    void withoutTheRightToReadItThatIsTheReason() throws IOException, InterruptedException {
        Path file = landing.resolve("funding.csv");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        CommandProcess.Answer load = covalue("load", landing);
        assertThat(load.exit()).isZero();
        assertThat(times(load.output(), "permission denied")).isEqualTo(1);
        assertThat(load.output()).contains("2 files: 1 loaded, 0 skipped as they came before, 1 refused");

        Files.setPosixFilePermissions(landing, PosixFilePermissions.fromString("---------"));
        CommandProcess.Answer night = covalue("nightly", "--landing", landing);
        assertThat(night.exit()).isEqualTo(2);
        assertThat(night.output())
                .contains("cannot be read: permission denied for the user")
                .doesNotContain("No landing file");
    }
}
