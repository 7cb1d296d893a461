package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The product's command line in a process of its own, with the launcher's options, timed from outside. */
final class CovalueProcess {

    private static final Path APP = Path.of(System.getProperty("covalue.app"));
    private static final Path TARGET = Path.of(System.getProperty("bench.target"));

    private CovalueProcess() {
    }

    /** Heap and memory in bytes; heapLeft is the most that a collection left. */
    record Outcome(double seconds, long heapPeak, long heapLeft, long residentPeak) {
    }

    /** @throws IllegalStateException if the command does not end with 0; its own words are in the message */
    static Outcome run(String heap, String... arguments) throws IOException, InterruptedException {
        Path heapFile = Files.createTempFile(TARGET, "heap", ".txt");
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx" + heap,
                "-XX:+UseSerialGC"));
        if (Files.exists(APP.resolve("covalue.jsa"))) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + APP.resolve("covalue.jsa"), "-Xshare:auto", "-Xlog:cds=off",
                    "-Xlog:cds+dynamic=off"));
        }
        if (arguments[0].equals("load")) {
            command.addAll(List.of("-XX:FreqInlineSize=100", "-XX:InlineSmallCode=500", "-XX:MaxInlineLevel=5"));
        }
        String more = System.getenv("BENCH_JAVA_OPTS");
        if (more != null) {
            command.addAll(Arrays.asList(more.split(" ")));
        }
        command.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dheap.file=" + heapFile,
                "-cp", System.getProperty("java.class.path"), HeapWatch.class.getName()));
        command.addAll(List.of(arguments));
        double seconds = timed(command, TARGET.resolve("covalue-output.txt"));
        long[] heaps = Arrays.stream(Files.readString(heapFile).split(" ")).mapToLong(Long::parseLong).toArray();
        Files.delete(heapFile);
        return new Outcome(seconds, heaps[0], heaps[1], heaps[2]);
    }

    /** Runs a command to its end. @return seconds from start to exit */
    static double timed(List<String> command, Path output) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ":\n" + Files.readString(output));
        }
        return seconds;
    }
}
