package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.covalue.crash.CrashedNight;
import org.covalue.database.EmbeddedPostgres;

/** The embedded server of a home as seen from outside: found by its files, joined by nobody. */
record EmbeddedServer(Path home) implements CrashedNight.Server {

    @Override
    public Connection connect() throws SQLException, IOException {
        String password = Files.readString(home.resolve("postgres/password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/postgres", "postgres", password);
    }

    /** One that outlived its process is left as it is. */
    @Override
    public CrashedNight.Awake awake() {
        try (Connection alive = connect()) {
            return () -> { };
        } catch (SQLException | IOException down) {
            return EmbeddedPostgres.start(home.resolve("postgres"))::close;
        }
    }

    @Override
    public void kill() throws IOException {
        ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).ifPresent(postmaster -> {
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
        });
    }

    /** As the options say with which it was started. */
    @Override
    public void restart() throws IOException, InterruptedException {
        Path data = home.resolve("postgres/data").toAbsolutePath();
        String postgres = Files.readString(data.resolve("postmaster.opts")).split(" ")[0];
        List<String> command = new ArrayList<>("root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of());
        command.addAll(List.of(Path.of(postgres).resolveSibling("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "-w", "-l",
                home.resolve("postgres/postgres.log").toAbsolutePath().toString(), "restart"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) {
            throw new IOException("the server did not come back: pg_ctl ended with " + process.exitValue());
        }
    }

    private List<String> pidFile() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
        if (lines.size() < 4) {
            throw new IOException("the server is starting");
        }
        return lines;
    }
}
