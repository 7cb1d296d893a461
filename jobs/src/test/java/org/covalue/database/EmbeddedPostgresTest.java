package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.covalue.platform.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of a home beside others of its kind, and one that a process leaves behind for the next. */
class EmbeddedPostgresTest {

    @TempDir
    private Path folder;

    /** A process that dies and leaves its server. */
    static final class Dying {
        public static void main(String[] folder) {
            EmbeddedPostgres.start(Path.of(folder[0]));
            Runtime.getRuntime().halt(0);
        }
    }

    @Tag("slow")
    @Test
    void aServerThatWasLeftIsJoinedAndOneThatIsStoppingIsWaitedForAndFollowedByANewOne() throws Exception {
        leaveAServer();
        long left = postmaster();
        CompletableFuture<EmbeddedPostgres> next;
        try (Connection session = session()) {
            // It stops when its last session ends, and takes no new one until then.
            ProcessHandle.of(left).orElseThrow().destroy();
            waitUntilStopping();
            next = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(folder));
            Thread.sleep(500);
            assertThat(next).isNotDone();
            assertThat(session.isValid(5)).isTrue();
        }
        try (EmbeddedPostgres server = next.get(60, TimeUnit.SECONDS);
                Connection session = session()) {
            assertThat(session.isValid(5)).isTrue();
            assertThat(postmaster()).isNotEqualTo(left);
        }
        leaveAServer();
        long alive = postmaster();
        try (EmbeddedPostgres joined = EmbeddedPostgres.start(folder)) {
            assertThat(postmaster()).isEqualTo(alive);
        }
        assertThat(folder.resolve("data/postmaster.pid"))
                .as("the last one stops it")
                .doesNotExist();
    }

    private void leaveAServer() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Dying.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output.txt")))
                .isZero();
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }

    private void waitUntilStopping() throws Exception {
        while (!Files.readAllLines(folder.resolve("data/postmaster.pid"))
                .get(7)
                .strip()
                .equals("stopping")) {
            Thread.sleep(10);
        }
    }

    private Connection session() throws Exception {
        String port =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "postgres",
                Files.readString(folder.resolve("password")).strip());
    }

    @Test
    void aCopiedHomeNeverWritesIntoTheDatabaseOfTheOriginal() throws Exception {
        Path original = folder.resolve("original");
        Path copy = folder.resolve("copy");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(original)) {
            copy(original, copy);
            assertThatThrownBy(() -> EmbeddedPostgres.start(copy))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is a copy of " + original.resolve("data"))
                    .hasMessageContaining("./covalue archive");
            assertThat(dataFolder(server))
                    .as("and leaves it running")
                    .isEqualTo(original.resolve("data").toRealPath());
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(original);
                EmbeddedPostgres own = EmbeddedPostgres.start(copy)) {
            assertThat(dataFolder(own))
                    .as("a server of its own")
                    .isEqualTo(copy.resolve("data").toRealPath());
            assertThat(dataFolder(again)).isEqualTo(original.resolve("data").toRealPath());
        }
        assertThat(original.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(copy.resolve("data/postmaster.pid")).doesNotExist();

        String another = Long.toString(ProcessHandle.current().pid());
        Files.write(
                original.resolve("data/postmaster.pid"),
                List.of(another, original.resolve("data").toString(), "1", "1", ""));
        try (EmbeddedPostgres again = EmbeddedPostgres.start(original)) {
            assertThat(dataFolder(again))
                    .as("the number of a dead server belongs to another program now")
                    .exists();
        }
    }

    private static Path dataFolder(EmbeddedPostgres server) throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1)).toRealPath();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
