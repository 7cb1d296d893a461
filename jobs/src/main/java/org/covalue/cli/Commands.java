package org.covalue.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.covalue.estimation.data.DesignProblem;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.platform.FileNames;
import org.covalue.platform.MachineZone;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.platform.Version;
import org.covalue.run.FailureText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line: {@code ./covalue COMMAND}. Exit 0 done, 1 failed, 2 wrong usage, 3 done but rows were rejected
 * (--strict).
 */
@Command(
        name = "covalue",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.BuildVersion.class,
        description = "Indicators, groups and funder reports for cluster management organisations, every night.",
        footer = {"", "Every command has --help. Start with: covalue demo"},
        subcommands = {
            DemoCommand.class,
            NightlyCommand.class,
            LoadCommand.class,
            CheckCommand.class,
            MeasureCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            TemplateCommand.class,
            RunsCommand.class,
            ConfirmCommand.class,
            HistoryCommand.class,
            EvaluateCommand.class,
            ServeCommand.class,
            ArchiveCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        })
public final class Commands implements Runnable {

    private static final Set<String> WITHOUT_HOME = Set.of("explain", "template", "evaluate", "help");
    private static final Set<String> WITHOUT_FILES =
            Set.of("explain", "doctor", "help", "--help", "-h", "--version", "-V");
    private static final Set<String> READING =
            Set.of("runs", "confirm", "history", "report", "export", "archive", "restore", "doctor");

    @Spec
    private CommandSpec spec;

    /** Ends the process with the code of the command. */
    public static void main(String[] arguments) {
        MachineZone.liveInUtc();
        List<String> words = Arrays.asList(arguments);
        Optional<String> refusal =
                words.stream().anyMatch(WITHOUT_FILES::contains) ? Optional.empty() : FileNames.refusal();
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            System.exit(ExitCode.FAILED);
        }
        System.setProperty("covalue.log", logFile(words));
        System.exit(run(arguments));
    }

    /** Known before the first logger exists. Commands that have no home log elsewhere, so that they do not make one. */
    static String logFile(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-") || WITHOUT_HOME.contains(arguments.get(0))) {
            return elsewhere();
        }
        int home = arguments.indexOf("--home");
        String folder = home >= 0 && home + 1 < arguments.size()
                ? arguments.get(home + 1)
                : arguments.stream()
                        .filter(word -> word.startsWith("--home="))
                        .map(word -> word.substring(7))
                        .findFirst()
                        .orElse("covalue-home");
        return READING.contains(arguments.get(0)) && !Files.exists(Path.of(folder))
                ? elsewhere()
                : Path.of(folder, "logs", "covalue.log").toString();
    }

    private static String elsewhere() {
        return Path.of(System.getProperty("java.io.tmpdir"), "covalue-" + System.getProperty("user.name") + ".log")
                .toString();
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        // Once and for both: two references to one method make the JVM (17.0.15) crash where it archives loaded classes
        // for the launcher.
        ITypeConverter<Integer> number = Commands::number;
        return new CommandLine(new Commands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Commands::date)
                .registerConverter(Integer.class, number)
                .registerConverter(int.class, number)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no date; write YYYY-MM-DD, for example 2025-06-30");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number");
        }
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof Problem || failure instanceof EstimationProblem) {
            command.getErr().println(failure.getMessage());
            return failure instanceof UsageProblem || failure instanceof DesignProblem
                    ? ExitCode.WRONG_USAGE
                    : ExitCode.FAILED;
        }
        org.slf4j.LoggerFactory.getLogger(Commands.class).error(command.getCommandName(), failure);
        if (FailureText.isConnectionLost(failure)) {
            command.getErr().println(FailureText.ofLostConnection(failure));
            return ExitCode.FAILED;
        }
        command.getErr().println("Unexpected: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        command.getErr()
                .println("The details are in " + Path.of(System.getProperty("covalue.log", "covalue.log"))
                        + "; please report them with what you did.");
        return ExitCode.FAILED;
    }

    static final class BuildVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"covalue " + Version.CURRENT};
        }
    }
}
