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
import org.covalue.disclosure.PublishedEdition;
import org.covalue.estimation.data.Message;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.ExportedRows;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.exports.WideTable;
import org.covalue.exports.datapackage.DataPackage;
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
            arity = "0..1",
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

    @Option(
            names = "--package",
            description = "all released tables as a data package with codebook and programs that read it, instead of "
                    + "a TABLE; --out is a new folder or a .zip")
    private boolean isPackage;

    @Option(
            names = "--licence",
            paramLabel = "NAME|URL",
            description = "with --package: under which you give the figures away, such as CC-BY-4.0; by default none "
                    + "is stated")
    private String licence;

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
        if (isPackage == (table != null) || (isPackage && (internal || wide))) {
            throw new UsageProblem("Give a TABLE, or --package without TABLE, --internal and --wide.");
        }
        return isPackage ? writePackage() : writeTable();
    }

    private int writePackage() {
        try (Database database = home.openExisting()) {
            Editions editions = new Editions(database.dataSource());
            Edition source = editions.open(Optional.ofNullable(edition));
            PublishedEdition about = editions.published().stream()
                    .filter(one -> edition == null || one.id() == edition)
                    .findFirst()
                    .orElseThrow();
            int files = new DataPackage(source, about, Optional.ofNullable(licence)).write(out.toAbsolutePath());
            home.say("%d files of edition %d to %s", files, about.id(), out);
            return ExitCode.DONE;
        }
    }

    private int writeTable() {
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
