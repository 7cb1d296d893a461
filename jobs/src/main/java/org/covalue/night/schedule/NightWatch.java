package org.covalue.night.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.covalue.night.NightRegister;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.alarm.Faults;
import org.covalue.settings.Schedule;

/** Looks for what did not happen: a night that is due and has not started, an input that did not come. */
final class NightWatch {

    private static final Duration BETWEEN_INPUTS = Duration.ofHours(1);

    private final Optional<Schedule> schedule;
    private final Duration grace;
    private final NightRegister register;
    private final Alarm alarm;
    private final NightFollowUp followUp;
    private final Clock clock;
    private volatile Instant inputsLookedFor = Instant.EPOCH;

    NightWatch(
            Optional<Schedule> schedule,
            Duration grace,
            NightRegister register,
            Alarm alarm,
            NightFollowUp followUp,
            Clock clock) {
        this.schedule = schedule;
        this.grace = grace;
        this.register = register;
        this.alarm = alarm;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** Also tells again what could not be told before. */
    void look() {
        Instant now = clock.instant();
        schedule.ifPresent(dates -> lookForNight(dates, now));
        if (now.isAfter(inputsLookedFor.plus(BETWEEN_INPUTS))) {
            inputsLookedFor = now;
            followUp.lookForInputs();
        }
        alarm.tell();
    }

    private void lookForNight(Schedule dates, Instant now) {
        dates.lastDue(now)
                .filter(date -> now.isAfter(dates.due(date).orElseThrow().plus(grace)))
                .filter(date -> !register.hasStarted(date) && !register.wasBefore(date))
                .ifPresent(date ->
                        alarm.raise(Faults.late(date, dates.due(date).orElseThrow(), grace, register.lastGood())));
    }
}
