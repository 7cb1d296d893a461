package org.covalue.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.covalue.platform.Durable;
import org.covalue.platform.HomeFolders;
import org.covalue.platform.MachineZone;
import org.covalue.platform.PrivateFolder;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.pdf.PdfTrial;
import org.covalue.settings.Configuration;
import org.springframework.core.env.StandardEnvironment;

/** The process, the machine and the home. */
final class MachineChecks {

    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;
    private static final int OLDEST_JAVA = 17;

    private final Path home;
    private final int port;

    MachineChecks(Path home, int port) {
        this.home = home.toAbsolutePath().normalize();
        this.port = port;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("Java", MachineChecks::java),
                new DoctorCheck("memory", MachineChecks::heap),
                new DoctorCheck("machine", MachineChecks::machine),
                new DoctorCheck("home", this::writable),
                new DoctorCheck("privacy", this::closed),
                new DoctorCheck("disk", this::disk),
                new DoctorCheck("temporary files", this::temporary),
                new DoctorCheck("configuration", this::configuration),
                new DoctorCheck("fonts", MachineChecks::fonts),
                new DoctorCheck("locale", MachineChecks::locale),
                new DoctorCheck("time zone", MachineChecks::zone),
                new DoctorCheck("port", this::port));
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String found = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
        return version >= OLDEST_JAVA
                ? Finding.ok("Java", found)
                : Finding.fail("Java", found, "install a JDK 17 or newer, or set JAVA_HOME to one");
    }

    private static Finding heap() {
        double mebibytes = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        return Finding.atLeast(
                "memory",
                mebibytes,
                200,
                480,
                "%.0f MiB for the process".formatted(mebibytes),
                "give the process 1 GiB: JAVA_OPTS=-Xmx1g");
    }

    private static Finding machine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double gibibytes = system.getTotalMemorySize() / GIBIBYTE;
        return Finding.atLeast(
                "machine",
                gibibytes,
                0.9,
                1.9,
                "%.1f GiB of memory, %d processors, %s %s"
                        .formatted(
                                gibibytes,
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")),
                "process and database together want 2 GiB: take a larger machine, or a database elsewhere "
                        + "(--database)");
    }

    private Finding writable() throws IOException {
        Path folder = existing();
        try {
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
        } catch (IOException e) {
            return Finding.fail(
                    "home",
                    home + " cannot be written: " + e.getClass().getSimpleName(),
                    "give the folder to the user " + System.getProperty("user.name") + ", or name another with --home");
        }
        return Finding.ok(
                "home", home + (folder.equals(home) ? " can be written" : " does not exist yet and can be made"));
    }

    private Finding closed() throws IOException {
        if (!Files.isDirectory(home) || PrivateFolder.isClosed(home)) {
            return Finding.ok("privacy", "nobody else looks into the home");
        }
        return Finding.warn(
                "privacy",
                home + " is open to others on this machine",
                "the next command closes it, unless it is another user's: then, as its owner, chmod 700 " + home);
    }

    private Finding disk() throws IOException {
        double free = Files.getFileStore(existing()).getUsableSpace() / GIBIBYTE;
        return Finding.atLeast(
                "disk",
                free,
                1,
                5,
                "%.1f GiB free under %s".formatted(free, home),
                "make room, or move the home: database, editions and logs need some GiB a year");
    }

    private Finding temporary() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Files.delete(Files.createTempFile(folder, "covalue-doctor", ""));
        double free = Files.getFileStore(folder).getUsableSpace() / GIBIBYTE;
        return Finding.atLeast(
                "temporary files",
                free,
                0.1,
                0.5,
                "%.1f GiB free under %s".formatted(free, folder),
                "make room there, or name another folder: JAVA_OPTS=-Djava.io.tmpdir=DIR");
    }

    private Finding configuration() throws IOException {
        Path file = new HomeFolders(home, Optional.empty()).configuration();
        if (!Files.exists(file)) {
            return Finding.ok("configuration", "no " + file + "; the defaults hold");
        }
        try {
            Configuration.of(file, new StandardEnvironment());
            return Finding.ok("configuration", file.toString());
        } catch (UsageProblem e) {
            return Finding.fail(
                    "configuration",
                    e.getMessage(),
                    "mend what is named; jobs/packaging/covalue.yml explains every key");
        }
    }

    private static Finding fonts() throws IOException {
        Path file = Files.createTempFile("covalue-doctor", ".pdf");
        try {
            return PdfTrial.draw(file)
                    ? Finding.ok("fonts", "a PDF was drawn and read back")
                    : Finding.fail(
                            "fonts",
                            "the text of a PDF could not be read back",
                            "install fontconfig and a font (Debian: apt-get install fontconfig fonts-dejavu-core)");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Landing files and ids of organisations carry letters of many languages into file names. */
    private static Finding locale() throws IOException {
        String found = Locale.getDefault() + ", " + Charset.defaultCharset() + ", file names "
                + System.getProperty("sun.jnu.encoding");
        String advice = "set LC_ALL=C.UTF-8 (or another UTF-8 locale) in the environment";
        Path folder = Files.createTempDirectory("covalue-doctor");
        try {
            Path file = Files.createFile(folder.resolve("Espa\u00f1a-\u0141\u00f3d\u017a.csv"));
            Files.delete(file);
        } catch (InvalidPathException e) {
            return Finding.fail("locale", found + ": a file name with accents cannot be written", advice);
        } finally {
            Files.delete(folder);
        }
        return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                ? Finding.ok("locale", found)
                : Finding.warn("locale", found, advice);
    }

    private static Finding zone() {
        ZoneId zone = MachineZone.get();
        String found =
                zone + ", now " + Instant.now().atZone(zone).toLocalDateTime().withNano(0);
        return zone.getId().contains("/") || zone.getId().matches("UTC|Z|GMT|Etc.*")
                ? Finding.ok("time zone", found)
                : Finding.warn(
                        "time zone",
                        found,
                        "name a region, which knows its clock changes: TZ=Europe/Madrid, or covalue.schedule.zone");
    }

    private Finding port() throws IOException {
        try (ServerSocket socket = new ServerSocket(port)) {
            return Finding.ok("port", socket.getLocalPort() + " is free");
        } catch (BindException e) {
            return Finding.warn(
                    "port",
                    port + " is taken, perhaps by a serve that runs",
                    "choose another: ./covalue serve --port PORT");
        }
    }

    /** The home, or the folder it would be made in. */
    private Path existing() {
        Path folder = home;
        while (!Files.exists(folder)) {
            folder = Durable.folderOf(folder);
        }
        return folder;
    }
}
