package org.covalue.night.alarm;

import java.net.ConnectException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.night.NightRegister;
import org.covalue.settings.AlarmSettings;
import org.covalue.settings.NightSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells an operator what is wrong, once per fault and channel, and once that it is good again. What was told is kept in
 * the database, so that no machine and no restart repeats it; what could not be told is tried again.
 */
public final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final JdbcTemplate jdbc;
    private final NightRegister register;
    private final List<Channel> channels;
    private final Optional<AlarmFiles> files;

    public Alarm(DataSource dataSource, Environment environment) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.register = new NightRegister(dataSource);
        AlarmSettings settings = NightSettings.of(environment).alarm();
        this.channels = Channel.of(settings, environment);
        this.files = AlarmFiles.of(settings);
    }

    /** For a fault that keeps the database away, where nothing can be remembered but {@code alarm.txt}. */
    public static void withoutDatabase(Environment environment, Fault fault) {
        AlarmSettings settings = NightSettings.of(environment).alarm();
        Optional<AlarmFiles> files = AlarmFiles.of(settings);
        if (files.filter(told -> told.hasTold(fault)).isPresent()) {
            return;
        }
        Notice notice = new Notice(0, fault, Instant.now(), Optional.empty());
        Channel.of(settings, environment).forEach(channel -> attempt(channel, notice));
        files.ifPresent(place -> place.open(List.of(notice)));
    }

    /** A fault that is open already is not told again. */
    public void raise(Fault fault) {
        int added = jdbc.update(
                """
                insert into covalue.alarm (fault, business_date, happened, means, remedy, raised_at) values (?, ?, ?, ?, ?, ?)
                on conflict (fault) where recovered_at is null do nothing
                """,
                fault.id(),
                fault.businessDate().map(Date::valueOf).orElse(null),
                fault.happened(),
                fault.means(),
                fault.remedy(),
                Timestamp.from(Instant.now()));
        if (added > 0) {
            LOG.error("alarm {}: {}", fault.id(), fault.happened());
        }
        tell();
    }

    /** A night came to its end: what was wrong with it and with nights before it has recovered. */
    public void goodNight(LocalDate businessDate) {
        recover("(fault like 'night/%' or fault like 'late/%') and business_date <= ?", Date.valueOf(businessDate));
        register.lastGood().ifPresent(night -> files.ifPresent(place -> place.good(night)));
        tell();
    }

    /** Inputs that are late or missing now; faults of inputs that are not have recovered. */
    public void inputs(ExpectedInputs inputs, Instant now) {
        ExpectedInputs.Overdue overdue = inputs.overdue(now);
        overdue.faults().forEach(this::raise);
        recover(
                "(fault like 'input/%' or fault like 'late-input/%') and not fault = any (?)",
                (Object) overdue.open().toArray(String[]::new));
        tell();
    }

    /**
     * Something that is looked at again and again.
     *
     * @param fault empty where it is as it should be
     */
    public void of(String id, Optional<Fault> fault) {
        fault.ifPresentOrElse(this::raise, () -> {
            recover("fault = ?", id);
            tell();
        });
    }

    private void recover(String which, Object value) {
        jdbc.queryForList(
                        "update covalue.alarm set recovered_at = ? where recovered_at is null and " + which
                                + " returning fault",
                        String.class,
                        Timestamp.from(Instant.now()),
                        value)
                .forEach(fault -> LOG.info("recovered {}", fault));
    }

    /** Tells what was not told yet, each channel for itself; what another process is telling is left to it. */
    public void tell() {
        for (Channel channel : channels) {
            tell(channel, new PendingNotices(jdbc, channel.name(), PendingNotices.RAISED));
            tell(channel, new PendingNotices(jdbc, channel.name(), PendingNotices.RECOVERED));
        }
        files.ifPresent(place -> place.open(open()));
    }

    private static void tell(Channel channel, PendingNotices told) {
        for (Optional<Notice> next = told.claim(); next.isPresent(); next = told.claim()) {
            if (!attempt(channel, next.get())) {
                told.giveUp(next.get());
                return;
            }
            told.note(next.get());
        }
    }

    private static boolean attempt(Channel channel, Notice notice) {
        try {
            channel.tell(notice);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            LOG.warn(
                    "alarm {} could not be told by {}, it is tried again: {}",
                    notice.fault().id(),
                    channel.name(),
                    e instanceof ConnectException ? "no connection" : e.getMessage());
            return false;
        }
    }

    /** The faults that are open, oldest first, for those who look. */
    public List<Fault> faults() {
        return open().stream().map(Notice::fault).toList();
    }

    /** The same as they are told. */
    List<Notice> open() {
        return jdbc.query(
                "select * from covalue.alarm where recovered_at is null order by alarm_id", PendingNotices.NOTICE);
    }
}
