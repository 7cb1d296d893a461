package org.covalue.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.covalue.ProductCommand;

/** The product's command line as a process of its own that can be killed. */
final class NightProcess {

    private final Process process;
    private final Path output;

    private NightProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * How long a night waits for an answer of its server, where nothing else is said: no statement of a test takes as
     * long.
     */
    private static final String ANSWER_WITHIN = System.getProperty("crash.answer-within", "8s");

    /** @param output the file that takes what it says, behind what it said before */
    static NightProcess start(List<String> arguments, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ProductCommand.of(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("COVALUE_DATABASE_ANSWERWITHIN", ANSWER_WITHIN);
        return new NightProcess(builder.start(), output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop. */
    void terminate() {
        process.destroy();
    }

    /** @return whether it has ended */
    boolean waitFor(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Of a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** @return the exit code */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** @throws IllegalStateException if it does not end with 0; its own words are in the message */
    void requireSuccess() throws IOException, InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the night ended with " + exit + ":\n" + Files.readString(output));
        }
    }
}
