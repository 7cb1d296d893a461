package org.covalue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.database.ScratchDatabase;
import org.covalue.platform.HomeFolders;
import org.covalue.platform.PrivateFolder;
import org.covalue.platform.Problem;
import org.covalue.request.BusinessDates;
import org.covalue.run.Progress;
import org.covalue.settings.Configuration;
import org.covalue.settings.NightSettings;
import org.covalue.settings.Today;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Option;

/** Options common to all commands that need the database. */
final class HomeOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "covalue-home",
            description = "database, editions and logs (default: ./covalue-home)")
    private Path home;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "an existing PostgreSQL 15 or newer, jdbc:postgresql://HOST/DATABASE?user=...&password=... "
                    + "(default: an embedded one under the home)")
    private String database;

    @Option(names = "--quiet", description = "say nothing but errors")
    private boolean quiet;

    /** Opens the database of the home to write into it; makes home and log folder where they do not exist. */
    Database open() {
        makeHome();
        Database opened = Database.openToWrite(home, Optional.ofNullable(database), Configuration.answerWithin());
        ScratchDatabase.dropLeft(opened.dataSource());
        return opened;
    }

    /** The same, and leaves the schema of the database as it is. */
    Database openAsItIs() {
        makeHome();
        return Database.openAsItIs(home, Optional.ofNullable(database), Configuration.answerWithin());
    }

    private void makeHome() {
        readConfiguration();
        try {
            boolean wasClosed = Files.isDirectory(home) && PrivateFolder.isClosed(home);
            PrivateFolder.make(home);
            Files.createDirectories(layout().logs());
            if (!wasClosed) {
                close();
            }
        } catch (IOException e) {
            throw new Problem("--home " + home + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Takes from others what an older version, or a mask of 022, has let them read; what is published or watched from
     * outside stays open.
     */
    void close() {
        Configuration settings = configured();
        Set<Path> open = Stream.of(
                        settings.alarm().folder(),
                        settings.schedule().out(),
                        settings.schedule().landing())
                .filter(folder -> folder != null && !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        try {
            PrivateFolder.close(home.toAbsolutePath().normalize(), open);
        } catch (IOException e) {
            throw new Problem(
                    "The files under --home " + home + " cannot be taken from other users: " + e.getMessage(), e);
        }
    }

    private void readConfiguration() {
        // Read by whatever starts from here on, with Spring or without.
        System.setProperty(Configuration.LOCATION, "optional:file:" + layout().configuration());
        if (Files.exists(layout().configuration())) {
            configured();
        }
    }

    /** By the clock of the schedule, also for commands that the schedule does not start. */
    BusinessDates businessDates() {
        readConfiguration();
        return Today.of(NightSettings.of(NightSettings.environment()).schedule(), Clock.systemUTC())
                .dates();
    }

    /**
     * For commands that only read: a home without a database is a mistyped one, and is not made.
     *
     * @throws Problem if there is none
     */
    Database openExisting() {
        if (!layout().hasDatabase()) {
            throw new Problem(
                    "There is no Covalue home at " + home.toAbsolutePath().normalize()
                            + "; run ./covalue nightly or ./covalue demo first, or name the right one with --home.");
        }
        makeHome();
        return Database.open(home, Optional.ofNullable(database), Configuration.answerWithin());
    }

    /** What lies where. */
    HomeFolders layout() {
        return new HomeFolders(home, Optional.ofNullable(database));
    }

    Path editions() {
        return layout().editions();
    }

    /** What it says, with the defaults and the environment. */
    Configuration configured() {
        return Configuration.of(layout().configuration(), new StandardEnvironment());
    }

    /** The folder as given. */
    Path path() {
        return home;
    }

    Optional<String> databaseUrl() {
        return Optional.ofNullable(database);
    }

    Progress progress() {
        return new Progress(quiet ? Optional.empty() : Optional.of(System.out));
    }

    void say(String format, Object... values) {
        if (!quiet) {
            System.out.printf(format + "%n", values);
        }
    }
}
