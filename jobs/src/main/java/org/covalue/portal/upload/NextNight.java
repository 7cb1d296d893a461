package org.covalue.portal.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.covalue.night.schedule.NightSchedule;
import org.springframework.stereotype.Component;

/** When what is delivered now is taken in, as far as a schedule says it. */
@Component
class NextNight {

    private static final Duration TONIGHT = Duration.ofHours(24);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final NightSchedule schedule;
    private final Clock clock;

    NextNight(NightSchedule schedule, Clock nightClock) {
        this.schedule = schedule;
        this.clock = nightClock;
    }

    /** @param kind tonight, later, or unknown where no night is scheduled */
    record Hour(String kind, String day, String hour) {}

    Hour hour() {
        return schedule.next()
                .map(next -> {
                    ZonedDateTime local =
                            next.atZone(schedule.schedule().orElseThrow().zone());
                    return new Hour(
                            isTonight(next) ? "tonight" : "later",
                            DAY.format(local),
                            MINUTE.format(local) + " " + local.getZone().getId());
                })
                .orElse(new Hour("unknown", "", ""));
    }

    private boolean isTonight(Instant next) {
        return Duration.between(clock.instant(), next).compareTo(TONIGHT) <= 0;
    }
}
