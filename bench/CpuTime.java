package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time on Linux, of the processes that the bench has started and of the server's sessions that have ended. Unlike
 * seconds on the clock it does not grow when the machine has other work.
 */
final class CpuTime {

    private static final double TICKS_PER_SECOND = 100;

    private CpuTime() {
    }

    /** @param server folder of the embedded server. @return seconds since both started; NaN where there is no /proc */
    static double seconds(Path server) throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return Double.NaN;
        }
        // A session ends a moment after its client.
        Thread.sleep(300);
        String postmaster = Files.readAllLines(server.resolve("data").resolve("postmaster.pid")).get(0).strip();
        return ofEndedChildren("self") + ofEndedChildren(postmaster);
    }

    /** Fields cutime and cstime of /proc/PID/stat, counted behind the name of the program. */
    private static double ofEndedChildren(String process) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }
}
