package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.covalue.editions.EditionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTest {

    @TempDir
    private Path folder;

    @Test
    void whatAnOlderVersionLeftOpenIsClosedAndWhatOthersReadIsNot() throws IOException {
        Path home = make("home/", "rwxr-xr-x");
        Path row = make("home/uploads/north/revenue-001.csv", "rw-r--r--");
        Path script = make("home/editions/1/tables/run.sh", "rwxr-xr-x");
        Path settings = make("home/covalue.yml", "rw-rw-rw-");
        Path watched = make("home/alarm/last-good-night.txt", "rw-r--r--");
        Path server = make("home/postgres/data/PG_VERSION", "rw-r--r--");
        Path outside = make("published/report.pdf", "rw-r--r--");
        Files.createSymbolicLink(home.resolve("link"), folder.resolve("published"));
        PrivateFolder.make(home);
        PrivateFolder.close(home, Set.of(home.resolve("alarm").toAbsolutePath().normalize()));
        assertThat(mode(home)).isEqualTo("rwx------");
        assertThat(mode(row)).isEqualTo("rw-------");
        assertThat(mode(row.getParent())).isEqualTo("rwx------");
        assertThat(mode(script)).isEqualTo("rwx------");
        assertThat(mode(settings)).isEqualTo("rw-------");
        assertThat(mode(watched)).isEqualTo("rw-r--r--");
        assertThat(mode(server)).as("the server looks after its own").isEqualTo("rw-r--r--");
        assertThat(mode(outside)).as("what a link leads to").isEqualTo("rw-r--r--");
        assertThat(PrivateFolder.isClosed(home)).isTrue();
    }

    @Test
    void aCopyForOthersIsAsFilesAreMadeThereNotAsTheOriginalIs() throws IOException {
        Path original = make("editions/1/tables/groups.csv", "rw-------");
        Path out = folder.resolve("out");
        EditionFiles.copy(folder.resolve("editions/1"), out);
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(mode(out.resolve("tables/groups.csv")))
                .isEqualTo(mode(plain))
                .isNotEqualTo(mode(original));
    }

    private Path make(String file, String mode) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(file.endsWith("/") ? path : path.getParent());
        if (!file.endsWith("/")) {
            Files.writeString(path, "x");
        }
        try (Stream<Path> parents =
                Stream.iterate(path.getParent(), parent -> !parent.equals(folder), Path::getParent)) {
            for (Path parent : parents.toList()) {
                Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
