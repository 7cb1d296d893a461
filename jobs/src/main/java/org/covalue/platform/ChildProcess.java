package org.covalue.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end. Where it takes too long, or whoever waits for it is stopped, it and what it has
 * started are ended.
 */
public final class ChildProcess {

    private static final int SECONDS_TO_END = 5;

    private ChildProcess() {}

    /**
     * @param name for messages
     * @return what it said, on both streams
     * @throws IOException if it cannot be started, does not end with 0, or not in time; its words are in it
     */
    public static String run(String name, List<String> command, Duration patience)
            throws IOException, InterruptedException {
        // To a file, not a pipe: a server that it starts would inherit the pipe and its reader would never end.
        Path log = Files.createTempFile("covalue-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean hasEnded = await(process, patience);
            String said = Files.readString(log, StandardCharsets.UTF_8).strip();
            if (!hasEnded || process.exitValue() != 0) {
                throw new IOException(name
                        + (hasEnded ? ": " : " did not end within " + patience.toSeconds() + " s and was ended: ")
                        + said);
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static boolean await(Process process, Duration patience) throws InterruptedException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (process.isAlive()) {
                end(process);
            }
        }
    }

    /**
     * Looked for before their parent ends, without which they could not be found, and ended behind it: a script would
     * go on with its next line.
     */
    private static void end(Process process) throws InterruptedException {
        boolean isInterrupted = Thread.interrupted();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit()
                .completeOnTimeout(child, SECONDS_TO_END, TimeUnit.SECONDS)
                .join());
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
