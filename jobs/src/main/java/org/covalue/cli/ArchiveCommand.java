package org.covalue.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.covalue.archive.Archive;
import org.covalue.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything that is needed to rebuild (deliveries, rejected rows, runs, editions with their "
                        + "files, users) into one "
                        + "file. It holds confidential rows: keep it as the database.")
final class ArchiveCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "the file to write, e.g. covalue-2026-11-25.zip")
    private Path out;

    @Override
    public Integer call() {
        try (Database database = home.openExisting()) {
            Archive.Content content = new Archive(database, home.editions()).write(out.toAbsolutePath());
            home.say(
                    "Archived %,d tables with %,d rows and %,d files of editions to %s (%,.1f MB)",
                    content.tables(),
                    content.rows(),
                    content.files(),
                    out,
                    out.toFile().length() / 1e6);
            return ExitCode.DONE;
        }
    }
}
