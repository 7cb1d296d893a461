package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The statistics programs that read what is exported; a test is skipped where one is not installed. */
final class Programs {

    private Programs() {}

    /** @param script of this package, or a file */
    static String python(Path folder, String script, Path... files) throws IOException, InterruptedException {
        String python = List.of("/usr/bin/python3", "python3").stream()
                .filter(one -> isThere(one, "-c", "import pandas"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "Python with pandas is not installed here");
        return run(folder, List.of(python, script(folder, script)), files);
    }

    static String r(Path folder, String script, String needed, Path... files) throws IOException, InterruptedException {
        assumeTrue(isThere("Rscript", "-e", "library(" + needed + ")"), "R with " + needed + " is not installed here");
        return run(folder, List.of("Rscript", script(folder, script)), files);
    }

    private static String script(Path folder, String script) throws IOException {
        if (script.startsWith("/")) {
            return script;
        }
        try (var in = Programs.class.getResourceAsStream(script)) {
            return Files.write(folder.resolve(script), in.readAllBytes()).toString();
        }
    }

    private static String run(Path folder, List<String> program, Path... files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        for (Path file : files) {
            command.add(file.toAbsolutePath().toString());
        }
        Path output = folder.resolve("output.txt");
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
        return said;
    }

    private static boolean isThere(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
