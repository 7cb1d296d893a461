package org.covalue.estimation.data;

import java.util.Optional;

/**
 * What may be kept in memory at once: half of the heap that the process was given. More is refused beforehand, so that
 * a night ends with a reason and not with an error.
 *
 * @param bytes of the heap
 */
public record Memory(long bytes) {

    public static final int NUMBER = Double.BYTES;
    private static final int SHARE = 2;
    private static final long MEGABYTE = 1 << 20;

    public static Memory ofThisProcess() {
        return new Memory(Runtime.getRuntime().maxMemory());
    }

    /** Why so much cannot be kept, empty where it can. */
    public Optional<Message> refusal(long needed) {
        return needed <= bytes / SHARE
                ? Optional.empty()
                : Optional.of(Message.of(
                        "too_large",
                        "needed",
                        needed / MEGABYTE,
                        "limit",
                        bytes / SHARE / MEGABYTE,
                        "heap",
                        SHARE * needed / MEGABYTE + 1));
    }
}
