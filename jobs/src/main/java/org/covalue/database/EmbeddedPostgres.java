package org.covalue.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.covalue.platform.ChildProcess;
import org.covalue.platform.Durable;
import org.covalue.platform.Problem;

/**
 * A durable PostgreSQL server under a folder: real binaries, fsync on, password, loopback only. A server that outlived
 * its process is adopted; the last process that uses it stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final String UNPRIVILEGED = "65534";
    /** A service with its three pools, a night beside it, and somebody who looks. */
    private static final int MOST_CONNECTIONS = 80;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    /** Behind a power failure it reads again up to all that may have been written since the last checkpoint. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final List<String> SETTINGS = List.of(
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "shared_buffers = '256MB'",
            "work_mem = '64MB'",
            "maintenance_work_mem = '256MB'",
            "max_wal_size = '4GB'",
            "wal_level = minimal",
            "max_wal_senders = 0",
            "checkpoint_timeout = '15min'",
            "wal_compression = 'pglz'",
            "synchronize_seqscans = off",
            "timezone = 'UTC'",
            "jit = off",
            "log_timezone = 'UTC'");

    private final Path folder;
    private final List<String> prefix;
    private final Path binaries;
    private final FileChannel usersFile;
    private FileLock userLock;
    private final int port;

    private EmbeddedPostgres(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.prefix = rootPrefix();
        this.usersFile = FileChannel.open(
                folder.resolve("users.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try (FileChannel startFile = FileChannel.open(
                        folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock start = startFile.lock()) {
            this.binaries = PostgresBinaries.in(folder.resolve("binaries"));
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise();
            }
            int live = new Postmaster(data()).port();
            this.port = live > 0 ? live : startServer();
            this.userLock = usersFile.lock(0, 1, true);
        } catch (IOException | InterruptedException | RuntimeException e) {
            usersFile.close();
            throw e;
        }
    }

    /**
     * Starts the server of this folder, or joins it where it runs already.
     *
     * @throws Problem if the folder cannot be written or the server does not start; the server's own words are in it
     */
    public static EmbeddedPostgres start(Path folder) {
        try {
            return new EmbeddedPostgres(
                    Files.createDirectories(folder.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new Problem(
                    "The embedded PostgreSQL under " + folder + " did not start: " + e.getMessage()
                            + "\nLook into " + folder.resolve("postgres.log")
                            + ", or use a server of your own with --database jdbc:postgresql://...",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while the embedded PostgreSQL started", e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new Problem("Cannot read the database password in " + passwordFile() + ": " + e.getMessage(), e);
        }
    }

    /** Stops the server unless another process still uses it. */
    @Override
    public void close() {
        try (FileChannel startFile = FileChannel.open(folder.resolve("start.lock"), StandardOpenOption.WRITE);
                FileLock start = startFile.lock()) {
            userLock.release();
            userLock = usersFile.tryLock(0, 1, false);
            if (userLock != null) {
                run(
                        A_MINUTE.multipliedBy(2),
                        "pg_ctl",
                        "-D",
                        data().toString(),
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        "60",
                        "stop");
            }
            usersFile.close();
        } catch (IOException e) {
            throw new Problem("The embedded PostgreSQL under " + folder + " did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    /** initdb and postgres refuse uid 0: a user namespace in which uid 0 is unmapped, else the user nobody. */
    private static List<String> rootPrefix() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Linux") || !"0".equals(output("id", "-u"))) {
            return List.of();
        }
        try {
            if (!"0".equals(output("unshare", "-U", "id", "-u"))) {
                return List.of("unshare", "-U");
            }
        } catch (IOException notAllowedHere) {
            return dropToNobody();
        }
        return dropToNobody();
    }

    private static List<String> dropToNobody() {
        return List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        return ChildProcess.run(String.join(" ", command), List.of(command), A_MINUTE);
    }

    private void initialise() throws IOException, InterruptedException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(
                passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
        }
        Durable.forceAll(passwordFile());
        Files.createDirectories(data());
        if (prefix.contains("setpriv")) {
            output("chown", "-R", UNPRIVILEGED + ":" + UNPRIVILEGED, folder.toString());
            // The home is closed to others, and the server's user is one of them: it may pass through, not look in.
            output("chmod", "o+x", Durable.folderOf(folder).toString());
        }
        // The password is random: thousands of rounds of hashing protect nothing, and every start of a command waits
        // for them.
        run(
                A_MINUTE.multipliedBy(2),
                "initdb",
                "-c",
                "scram_iterations=16",
                "-D",
                data().toString(),
                "-U",
                USER,
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile(),
                "--data-checksums");
        Files.write(data().resolve("postgresql.auto.conf"), SETTINGS);
        Durable.forceAll(data().resolve("postgresql.auto.conf"));
    }

    private int startServer() throws IOException, InterruptedException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try {
            run(
                    LONGEST_START.plus(A_MINUTE),
                    "pg_ctl",
                    "-D",
                    data().toString(),
                    "-l",
                    folder.resolve("postgres.log").toString(),
                    "-w",
                    "-t",
                    Long.toString(LONGEST_START.toSeconds()),
                    "-o",
                    "-p " + free + " -c max_connections=" + MOST_CONNECTIONS,
                    "start");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("did not start in time")) {
                endWhatStarts(e);
            }
            throw e;
        }
        return free;
    }

    /** A server that nobody waits for any more would be found by nobody. */
    private void endWhatStarts(IOException cause) throws InterruptedException {
        try {
            run(A_MINUTE, "pg_ctl", "-D", data().toString(), "-m", "immediate", "-w", "-t", "30", "stop");
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void run(Duration patience, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            ChildProcess.run(program, command, patience);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + tailOfServerLog(), e);
        }
    }

    private String tailOfServerLog() throws IOException {
        Path log = folder.resolve("postgres.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
