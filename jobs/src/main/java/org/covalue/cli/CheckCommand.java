package org.covalue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says everything that is wrong with landing files, without loading them.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "landing folders or files")
    private List<Path> paths;

    @Option(names = "--strict", description = "exit 3 where a row or file would be rejected, or a file not taken")
    private boolean strict;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            description = "how the files write numbers, for example es (1.234,5) or en (1,234.5); "
                    + "default: as covalue.senders says, else a decimal point")
    private String locale;

    @Override
    public Integer call() {
        return LoadCommand.load(home, "check", paths, strict, Optional.ofNullable(locale));
    }
}
