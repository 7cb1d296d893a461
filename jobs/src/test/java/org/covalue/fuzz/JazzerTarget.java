package org.covalue.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Jazzer calls, which knows it by the name of its method: {@code bench/fuzz/run}. */
public final class JazzerTarget {

    private static final Target TARGET = Target.valueOf(System.getProperty("fuzz.target"));

    private JazzerTarget() {}

    /** Writes the seeds, from which it goes on. @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> seeds = TARGET.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(Path.of(arguments[0], "seed" + i), seeds.get(i));
        }
    }

    /** Before the clock of a run starts: the first file takes seconds, for specs, messages, and classes made over. */
    public static void fuzzerInitialize() throws Exception {
        for (byte[] seed : TARGET.seeds()) {
            TARGET.run(seed);
        }
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        TARGET.run(bytes);
    }
}
