package org.covalue.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.covalue.platform.FileFolders;
import org.covalue.request.RunParameters;
import org.covalue.request.RunParameters.YearRange;

/**
 * When the night runs by itself, and on what.
 *
 * @param cron five fields (minute, hour, day, month, weekday) or six (seconds first); blank for no schedule
 * @param zone of the cron expression, for example Europe/Madrid; blank for that of the machine
 * @param landing folder of the landing files
 * @param out where published files are copied to, blank for nowhere
 * @param catchUpDays how many days back missed nights are caught up
 * @param start whether {@code serve} starts the nights; false where cron or another machine does and serve only watches
 * @param lateAfter how long after its hour a night that has not started is an alarm
 * @param baseYear blank where the data decide
 * @param years FROM-TO, blank where the data decide
 */
public record ScheduleSettings(
        String cron,
        String zone,
        String landing,
        String out,
        String reports,
        int catchUpDays,
        boolean start,
        Duration lateAfter,
        String reportingCurrency,
        String baseYear,
        String years) {

    /** Empty where no cron expression is configured. */
    public Optional<Schedule> schedule() {
        return cron == null || cron.isBlank() ? Optional.empty() : Optional.of(Schedule.of(cron, zone));
    }

    /** The clock by which a business date is told: also where {@code serve} runs no schedule. */
    public ZoneId clockZone() {
        return Schedule.zone(zone);
    }

    /** What the night of a date is asked to do. */
    public RunParameters night(LocalDate businessDate, Instant now, FileFolders folders) {
        return new RunParameters(
                "nightly",
                businessDate,
                now.toEpochMilli(),
                now,
                folders.landing(List.of(Path.of(landing))),
                reportingCurrency,
                given(baseYear).map(Integer::valueOf),
                given(years).map(YearRange::parse),
                reports,
                folders.editions(),
                given(out).map(folder -> Path.of(folder).toAbsolutePath().normalize()),
                Optional.empty(),
                Optional.empty());
    }

    public static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
