package org.covalue.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.support.CronExpression;

/**
 * The schedule of the configuration, as the operator sees it.
 *
 * @param cron minute, hour, day, month, weekday; blank where {@code serve} starts no night
 * @param next when a night is due next
 */
record ShownSchedule(String cron, String zone, String landing, Optional<Instant> next) {

    static ShownSchedule of(Environment configuration, Instant now) {
        String cron = configuration.getProperty("covalue.schedule.cron", "").strip();
        String zone = configuration.getProperty("covalue.schedule.zone", "").strip();
        ZoneId clock = zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
        Optional<Instant> next = cron.isEmpty() ? Optional.empty()
                : Optional.ofNullable(CronExpression.parse("0 " + cron).next(ZonedDateTime.ofInstant(now, clock))).map(ZonedDateTime::toInstant);
        return new ShownSchedule(cron, clock.getId(), configuration.getProperty("covalue.schedule.landing", ""), next);
    }

    public boolean isOn() {
        return !cron.isEmpty();
    }
}
