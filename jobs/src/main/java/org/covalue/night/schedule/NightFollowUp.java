package org.covalue.night.schedule;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.covalue.night.NightRegister;
import org.covalue.night.NightResult;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.alarm.Faults;
import org.covalue.night.rejected.RejectedCopies;
import org.covalue.night.reminder.Reminders;
import org.covalue.night.retention.Retention;
import org.covalue.platform.FileFolders;
import org.covalue.platform.Problem;
import org.covalue.run.BusyProblem;
import org.covalue.settings.NightSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * What follows a night: the alarm hears of it, expected inputs are looked for, and after a good one what is too old
 * goes. None of it can make a night fail that was good.
 */
public final class NightFollowUp {

    private static final Logger LOG = LoggerFactory.getLogger(NightFollowUp.class);

    private final Alarm alarm;
    private final NightRegister register;
    private final ExpectedInputs inputs;
    private final Reminders reminders;
    private final RejectedCopies rejected;
    private final Retention retention;
    private final AnchoredAudit audit;
    private final Clock clock;

    public NightFollowUp(
            Alarm alarm,
            NightRegister register,
            ExpectedInputs inputs,
            Reminders reminders,
            RejectedCopies rejected,
            Retention retention,
            AnchoredAudit audit,
            Clock clock) {
        this.audit = audit;
        this.alarm = alarm;
        this.register = register;
        this.inputs = inputs;
        this.reminders = reminders;
        this.rejected = rejected;
        this.retention = retention;
        this.clock = clock;
    }

    /** For a command, which has no context of its own. */
    public static NightFollowUp of(DataSource dataSource, Environment environment, FileFolders folders) {
        NightSettings settings = NightSettings.of(environment);
        Clock clock = Clock.systemUTC();
        ExpectedInputs inputs = ExpectedInputs.of(dataSource, settings);
        return new NightFollowUp(
                new Alarm(dataSource, environment),
                new NightRegister(dataSource),
                inputs,
                new Reminders(dataSource, environment, inputs, clock),
                new RejectedCopies(dataSource, folders),
                new Retention(dataSource, folders, settings.retention(), clock),
                new AnchoredAudit(dataSource, environment, folders),
                clock);
    }

    void of(NightResult result) {
        if (result.runId() != 0) {
            LOG.info(
                    "night of {}: run {}, {}{}",
                    result.businessDate(),
                    result.runId(),
                    result.state(),
                    result.edition().map(id -> ", edition " + id).orElse(""));
        }
        switch (result.state()) {
            case PUBLISHED, ALREADY_PUBLISHED ->
                attempt("alarm", () -> {
                    register.published(result.businessDate(), result.runId());
                    alarm.goodNight(result.businessDate());
                });
            case STOPPED -> LOG.warn("night of {} was stopped; it goes on when started again", result.businessDate());
            default -> attempt("alarm", () -> alarm.raise(Faults.ofNight(result, register.lastGood())));
        }
        if (result.state() != NightResult.State.STOPPED) {
            lookForInputs();
            attempt("audit", () -> alarm.of("audit/cut", audit.fault()));
        }
        if (result.runId() != 0) {
            attempt("copies of rejected files", () -> rejected.write(result.runId()));
        }
        attempt("files of the home", retention::tidy);
        if (result.state() == NightResult.State.PUBLISHED) {
            attempt("anchor of the audit", () -> audit.keep(result.businessDate()));
            attempt("retention", retention::apply);
        }
    }

    /** A night that could not start. */
    void of(LocalDate businessDate, RuntimeException failure) {
        attempt("alarm", () -> alarm.raise(Faults.ofNight(businessDate, failure, register.lastGood())));
        attempt("files of the home", retention::tidy);
    }

    /**
     * A night that was refused and will not be asked for again; beside its own run on another machine that is no fault.
     */
    public void refused(LocalDate businessDate, Problem refusal) {
        if (!(refusal instanceof BusyProblem && register.hasStarted(businessDate))) {
            of(businessDate, refusal);
        }
    }

    /** Raises and recovers the alarms of expected inputs, and reminds those of whom they are expected. */
    void lookForInputs() {
        attempt("expected inputs", () -> alarm.inputs(inputs, clock.instant()));
        attempt("reminders", () -> alarm.of(Reminders.FAULT, reminders.send()));
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error(what + " after the night", e);
        }
    }
}
