package org.covalue.platform;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * The time zone of the machine. A process of this software lives in UTC, so that what libraries take from the clock
 * without a zone (the history of Spring Batch) is UTC, and no step lasts an hour more or less because the clock was
 * changed meanwhile. Who means the zone of the machine asks for it here.
 */
public final class MachineZone {

    private static final ZoneId MACHINE = ZoneId.systemDefault();

    private MachineZone() {}

    /** The first thing a process does. */
    public static void liveInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    /** What {@code TZ} or the machine's settings name. */
    public static ZoneId get() {
        return MACHINE;
    }
}
