package org.covalue.night.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.covalue.night.NightRegister;
import org.covalue.settings.Schedule;
import org.covalue.settings.ScheduleSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the dates that have come due into the register: to be run, caught up, or only noted. */
final class DueNights {

    private static final Logger LOG = LoggerFactory.getLogger(DueNights.class);

    private final Schedule schedule;
    private final ScheduleSettings settings;
    private final NightRegister register;

    DueNights(Schedule schedule, ScheduleSettings settings, NightRegister register) {
        this.schedule = schedule;
        this.settings = settings;
        this.register = register;
    }

    /** Those since the last one that was seen; the very first time only marks where the schedule begins. */
    void enter(Instant now) {
        LocalDate today = schedule.today(now);
        register.last(today)
                .ifPresentOrElse(last -> schedule.dueAfter(last, now).forEach(date -> enter(date, now)), () -> {
                    LocalDate begin = schedule.lastDue(now).orElse(today.minusDays(1));
                    register.enter(begin, schedule.due(begin).orElse(now), "before", false);
                });
    }

    private void enter(LocalDate date, Instant now) {
        Instant due = schedule.due(date).orElseThrow();
        boolean isLate =
                !date.equals(schedule.lastDue(now).orElseThrow()) || now.isAfter(due.plus(settings.lateAfter()));
        boolean isTooOld = date.isBefore(schedule.today(now).minusDays(settings.catchUpDays()));
        String state = isTooOld ? "missed" : settings.start() ? "open" : "elsewhere";
        boolean isCaughtUp = isLate && state.equals("open");
        if (isCaughtUp || isTooOld) {
            LOG.warn(
                    "the night of {} was missed; {}",
                    date,
                    isTooOld ? "it is too old to be caught up" : "it is caught up");
        }
        register.enter(date, due, state, isCaughtUp);
    }
}
