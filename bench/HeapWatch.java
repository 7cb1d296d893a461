package org.covalue.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.covalue.Covalue;

/**
 * Runs the command line of the product and leaves in the file {@code -Dheap.file} how much heap it used, in bytes: the most
 * before a collection, the most that was left after one, and the most memory of the process as the kernel counts it.
 */
public final class HeapWatch {

    private static final AtomicLong BEFORE = new AtomicLong();
    private static final AtomicLong AFTER = new AtomicLong();

    private HeapWatch() {
    }

    /** @param arguments those of the command line */
    public static void main(String[] arguments) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, nothing) -> {
                if (notification.getUserData() instanceof CompositeData data) {
                    note(GarbageCollectionNotificationInfo.from(data));
                }
            }, null, null);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(HeapWatch::write));
        Covalue.main(arguments);
    }

    private static void note(GarbageCollectionNotificationInfo collection) {
        BEFORE.accumulateAndGet(used(collection.getGcInfo().getMemoryUsageBeforeGc()), Math::max);
        AFTER.accumulateAndGet(used(collection.getGcInfo().getMemoryUsageAfterGc()), Math::max);
    }

    /** The pools of the heap; code and classes are no heap. */
    private static long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                .mapToLong(pool -> pool.getValue().getUsed()).sum();
    }

    private static void write() {
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        try {
            Files.writeString(Path.of(System.getProperty("heap.file")),
                    Math.max(now, BEFORE.get()) + " " + AFTER.get() + " " + residentPeak());
        } catch (IOException e) {
            System.err.println("heap figures: " + e.getMessage());
        }
    }

    private static long residentPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
    }
}
