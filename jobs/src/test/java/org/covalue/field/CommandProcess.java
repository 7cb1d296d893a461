package org.covalue.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a process of its own, in an environment of its own: what locale, zone and user do to it. */
final class CommandProcess {

    private static final String CLASS_PATH = System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))
            .replaceAll(":+$", "");

    private CommandProcess() {}

    /** @param output both streams */
    record Answer(int exit, String output) {}

    /** @param environment a blank value takes a variable away */
    static Answer covalue(Map<String, String> environment, Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                CLASS_PATH,
                "org.covalue.Covalue"));
        List.of(words).forEach(word -> command.add(word.toString()));
        return run(environment, command);
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
