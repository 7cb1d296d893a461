package org.covalue.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.ProductCommand;

/** The command line in a process of its own, in an environment of its own: what locale, zone and user do to it. */
final class CommandProcess {

    private CommandProcess() {}

    /** @param output both streams */
    record Answer(int exit, String output) {}

    /** @param environment a blank value takes a variable away */
    static Answer covalue(Map<String, String> environment, Object... words) throws IOException, InterruptedException {
        return run(
                environment,
                ProductCommand.of(Stream.of(words).map(Object::toString).toList()));
    }

    static Answer run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().values().removeIf(String::isBlank);
            int exit = builder.start().waitFor();
            return new Answer(exit, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
