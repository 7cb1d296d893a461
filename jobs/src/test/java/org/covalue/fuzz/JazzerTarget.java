package org.covalue.fuzz;

/** What Jazzer calls, which knows it by the name of its method: {@code bench/fuzz/run}. */
public final class JazzerTarget {

    private static final Target TARGET = Target.valueOf(System.getProperty("fuzz.target"));

    private JazzerTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        TARGET.run(bytes);
    }
}
