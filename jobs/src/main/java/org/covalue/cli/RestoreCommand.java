package org.covalue.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.covalue.archive.Archive;
import org.covalue.archive.Restore;
import org.covalue.database.Database;
import org.covalue.platform.UsageProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Fills an empty home, or an empty database, from an archive. All of it or nothing.")
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(paramLabel = "FILE", description = "what ./covalue archive has written")
    private Path file;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem(file + " does not exist; expected a file that ./covalue archive has written");
        }
        Restore.check(file);
        try (Database database = home.openAsItIs()) {
            Archive.Content content = new Restore(database, home.editions()).from(file);
            home.say(
                    "Restored %,d tables with %,d rows and %,d files of editions.%nThe layers are built by the next "
                            + "night, or by ./covalue measure.",
                    content.tables(), content.rows(), content.files());
            return ExitCode.DONE;
        }
    }
}
