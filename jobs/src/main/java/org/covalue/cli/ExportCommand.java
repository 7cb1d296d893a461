package org.covalue.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes an evaluator table of a published edition.")
final class ExportCommand implements Callable<Integer> {

    /** Those there are, asked for when somebody reads the help. */
    private static final class Tables implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EvaluatorTable.all().stream().map(EvaluatorTable::name).iterator();
        }
    }

    private static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(TableFormat.values()).map(TableFormat::ending).iterator();
        }
    }

    @Mixin
    private HomeOptions home;

    @Parameters(
            paramLabel = "TABLE",
            completionCandidates = Tables.class,
            description = "one of ${COMPLETION-CANDIDATES}")
    private String table;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            defaultValue = "csv",
            description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write")
    private Path out;

    @Option(
            names = "--language",
            paramLabel = "en|es",
            defaultValue = "en",
            description = "of titles (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--edition", paramLabel = "ID", description = "default: the one published last")
    private Long edition;

    @Option(
            names = "--internal",
            description = "values before disclosure, from the last completed measure; for the owner's "
                    + "own machine, and logged")
    private boolean internal;

    @Override
    public Integer call() {
        EvaluatorTable wanted = EvaluatorTable.of(table);
        TableFormat target = TableFormat.of(format);
        try (Database database = home.openExisting()) {
            Editions editions = new Editions(database.dataSource());
            Edition source = internal
                    ? editions.internal(table, out.toAbsolutePath(), System.getProperty("user.name"))
                    : editions.open(Optional.ofNullable(edition));
            long rows = target.write(wanted, source, language, out.toAbsolutePath());
            home.say("%,d rows to %s%s", rows, out, internal ? " (UNPROTECTED: do not pass on)" : "");
            return ExitCode.DONE;
        }
    }
}
