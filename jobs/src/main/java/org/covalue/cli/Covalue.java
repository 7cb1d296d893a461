package org.covalue.cli;

import java.nio.file.Path;
import org.covalue.Problem;
import org.covalue.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code ./covalue COMMAND}. Exit 0 done, 1 failed, 2 wrong usage, 3 done but rows were rejected (--strict). */
@Command(name = "covalue", mixinStandardHelpOptions = true, versionProvider = Covalue.BuildVersion.class,
        description = "Indicators, groups and funder reports for cluster management organisations, every night.",
        footer = {"", "Every command has --help. Start with: covalue demo"},
        subcommands = {DemoCommand.class, NightlyCommand.class, LoadCommand.class, CheckCommand.class, MeasureCommand.class,
            ReportCommand.class, ExportCommand.class, ExplainCommand.class, TemplateCommand.class, RunsCommand.class})
public final class Covalue implements Runnable {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int DONE_WITH_REJECTED = 3;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Covalue())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof Problem) {
            command.getErr().println(failure.getMessage());
            return FAILED;
        }
        org.slf4j.LoggerFactory.getLogger(Covalue.class).error(command.getCommandName(), failure);
        command.getErr().println("Unexpected: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        command.getErr().println("The details are in " + Path.of(System.getProperty("covalue.log", "covalue.log"))
                + "; please report them with what you did.");
        return FAILED;
    }

    static final class BuildVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"covalue " + Version.CURRENT};
        }
    }
}
