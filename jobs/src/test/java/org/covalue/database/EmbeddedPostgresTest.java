package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that one process leaves behind and the next one finds. */
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
        try (EmbeddedPostgres server = next.get(60, TimeUnit.SECONDS); Connection session = session()) {
            assertThat(session.isValid(5)).isTrue();
            assertThat(postmaster()).isNotEqualTo(left);
        }
        leaveAServer();
        long alive = postmaster();
        try (EmbeddedPostgres joined = EmbeddedPostgres.start(folder)) {
            assertThat(postmaster()).isEqualTo(alive);
        }
        assertThat(folder.resolve("data/postmaster.pid")).as("the last one stops it").doesNotExist();
    }

    private void leaveAServer() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp", classPath,
                Dying.class.getName(), folder.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("output.txt"))).isZero();
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }

    private void waitUntilStopping() throws Exception {
        while (!Files.readAllLines(folder.resolve("data/postmaster.pid")).get(7).strip().equals("stopping")) {
            Thread.sleep(10);
        }
    }

    private Connection session() throws Exception {
        String port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                Files.readString(folder.resolve("password")).strip());
    }
}
