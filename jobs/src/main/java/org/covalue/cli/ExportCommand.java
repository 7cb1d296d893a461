package org.covalue.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.estimation.data.Message;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.ExportedRows;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.exports.WideTable;
import org.covalue.platform.UsageProblem;
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
            return EvaluatorTable.allWithInternal().stream()
                    .map(table -> table.name() + (table.isInternal() ? " (with --internal)" : ""))
                    .iterator();
        }
    }

    private static final class WideTables implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EvaluatorTable.allWithInternal().stream()
                    .filter(EvaluatorTable::canBeWide)
                    .map(EvaluatorTable::name)
                    .iterator();
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

    @Option(
            names = "--wide",
            description = "one column for each value of the column that spreads, such as the indicator, and the state "
                    + "of each behind; %nof ${COMPLETION-CANDIDATES}",
            completionCandidates = WideTables.class)
    private boolean wide;

    @Override
    public Integer call() {
        EvaluatorTable wanted = EvaluatorTable.of(table);
        if (wanted.isInternal() && !internal) {
            throw new UsageProblem(Message.of("table_internal", "table", wanted.name()));
        }
        TableFormat target = TableFormat.of(format);
        try (Database database = home.openExisting()) {
            Editions editions = new Editions(database.dataSource());
            Edition source = internal
                    ? editions.internal(
                            table, wanted.isInternal(), out.toAbsolutePath(), System.getProperty("user.name"))
                    : editions.open(Optional.ofNullable(edition));
            ExportedRows rows = wide ? WideTable.of(TableSelection.of(wanted, Map.of()), source, target) : wanted;
            long written = target.write(rows, source, language, out.toAbsolutePath());
            home.say("%,d rows to %s%s", written, out, internal ? " (UNPROTECTED: do not pass on)" : "");
            return ExitCode.DONE;
        }
    }
}
