package org.covalue.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time, until a test stops it: what is to be waited for is then not over sooner on a slow machine. */
public final class StoppableClock extends Clock {

    private volatile Instant stopped = Instant.MIN;

    public void stop() {
        stopAt(Instant.now());
    }

    public void stopAt(Instant moment) {
        stopped = moment;
    }

    public void goOn() {
        stopped = Instant.MIN;
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return at.equals(Instant.MIN) ? Instant.now() : at;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
