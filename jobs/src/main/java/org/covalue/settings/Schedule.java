package org.covalue.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.platform.MachineZone;
import org.covalue.platform.UsageProblem;
import org.springframework.scheduling.support.CronExpression;

/**
 * Which night is due when. A business date has at most one night: the first hour of that date, on the clock of the
 * zone, that the cron expression names. An hour that the clock leaves out in spring is taken as much later as the clock
 * was put forward; one that it shows twice in autumn counts the first time. So no date is left out or comes twice.
 */
public final class Schedule {

    private static final int DAYS_LOOKED_AHEAD = 400;

    private final CronExpression cron;
    private final ZoneId zone;

    private Schedule(CronExpression cron, ZoneId zone) {
        this.cron = cron;
        this.zone = zone;
    }

    /**
     * @param cron five fields, or six with the seconds first
     * @param zone blank for that of the machine
     * @throws UsageProblem if the expression or the zone cannot be read
     */
    public static Schedule of(String cron, String zone) {
        String words = cron.strip();
        try {
            CronExpression expression = CronExpression.parse(words.split("\\s+").length == 5 ? "0 " + words : words);
            return new Schedule(expression, zone(zone));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem("covalue.schedule.cron " + words + ": " + e.getMessage()
                    + "; expected minute, hour, day, month, weekday, for example 15 2 * * *");
        }
    }

    /**
     * @param zone blank for that of the machine
     * @throws UsageProblem if it cannot be read
     */
    static ZoneId zone(String zone) {
        try {
            return zone == null || zone.isBlank() ? MachineZone.get() : ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            throw new UsageProblem("covalue.schedule.zone " + zone + ": " + e.getMessage()
                    + "; expected a name such as Europe/Madrid or UTC");
        }
    }

    /** The moment at which the night of a date is due, empty on a date without a night. */
    public Optional<Instant> due(LocalDate date) {
        LocalDateTime first = cron.next(date.atStartOfDay().minusNanos(1));
        return Optional.ofNullable(first)
                .filter(hour -> hour.toLocalDate().equals(date))
                .map(hour -> ZonedDateTime.ofLocal(hour, zone, null).toInstant());
    }

    /** The dates after {@code last} whose night is due by now, in order. */
    public Stream<LocalDate> dueAfter(LocalDate last, Instant now) {
        LocalDate today = today(now);
        return last.isBefore(today)
                ? last.plusDays(1).datesUntil(today.plusDays(1)).filter(date -> isDue(date, now))
                : Stream.empty();
    }

    /** The latest date whose night is due by now; the day before yesterday and earlier where nights are rare. */
    public Optional<LocalDate> lastDue(Instant now) {
        LocalDate today = today(now);
        return Stream.iterate(today, date -> date.minusDays(1))
                .limit(DAYS_LOOKED_AHEAD)
                .filter(date -> isDue(date, now))
                .findFirst();
    }

    /** The next night, empty where there is none within a year. */
    public Optional<Instant> next(Instant now) {
        return Stream.iterate(today(now), date -> date.plusDays(1))
                .limit(DAYS_LOOKED_AHEAD)
                .flatMap(date -> due(date).stream())
                .filter(moment -> moment.isAfter(now))
                .findFirst();
    }

    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    public ZoneId zone() {
        return zone;
    }

    private boolean isDue(LocalDate date, Instant now) {
        return due(date).filter(moment -> !moment.isAfter(now)).isPresent();
    }
}
