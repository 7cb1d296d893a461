package org.covalue.night.schedule;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.PortalConnections;
import org.covalue.night.NightRegister;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.figures.InputGauges;
import org.covalue.night.figures.NightGauges;
import org.covalue.night.figures.NightHealth;
import org.covalue.night.rejected.RejectedCopies;
import org.covalue.night.reminder.Reminders;
import org.covalue.night.retention.Retention;
import org.covalue.platform.FileFolders;
import org.covalue.run.Progress;
import org.covalue.settings.NightSettings;
import org.covalue.settings.Today;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The night as a part of a service that keeps running: schedule, alarm, health, meters. Wants a DataSource, a
 * {@link Progress} and the {@link FileFolders} of the home; the configuration is {@code covalue.*} and
 * {@code spring.mail.*}.
 */
@Configuration
public class NightService {

    private final DataSource tables;

    /** @param connections where pages are shown beside the night: they come to the database by other ways */
    NightService(DataSource dataSource, ObjectProvider<PortalConnections> connections) {
        this.tables = Optional.ofNullable(connections.getIfAvailable())
                .map(PortalConnections::owner)
                .orElse(dataSource);
    }

    @Bean
    NightSettings nightSettings(Environment environment) {
        return NightSettings.of(environment);
    }

    @Bean
    Clock nightClock() {
        return Clock.systemUTC();
    }

    @Bean
    Today today(NightSettings settings, Clock nightClock) {
        return Today.of(settings.schedule(), nightClock);
    }

    @Bean
    NightRegister nightRegister() {
        return new NightRegister(tables);
    }

    @Bean
    Alarm alarm(Environment environment) {
        return new Alarm(tables, environment);
    }

    @Bean
    ExpectedInputs expectedInputs(NightSettings settings) {
        return ExpectedInputs.of(tables, settings);
    }

    @Bean
    Reminders reminders(Environment environment, ExpectedInputs inputs, Clock nightClock) {
        return new Reminders(tables, environment, inputs, nightClock);
    }

    @Bean
    Retention retention(FileFolders folders, NightSettings settings, Clock nightClock) {
        return new Retention(tables, folders, settings.retention(), nightClock);
    }

    @Bean
    NightFollowUp followUp(
            Alarm alarm,
            NightRegister register,
            ExpectedInputs inputs,
            Reminders reminders,
            Retention retention,
            DataSource dataSource,
            Environment environment,
            FileFolders folders,
            Clock nightClock) {
        return new NightFollowUp(
                alarm,
                register,
                inputs,
                reminders,
                new RejectedCopies(tables, folders),
                retention,
                new AnchoredAudit(dataSource, environment, folders),
                nightClock);
    }

    @Bean
    Nights nights(Progress progress, NightFollowUp followUp) {
        return new Nights(tables, progress, Optional.of(followUp));
    }

    /** Starts with the context, stops before it closes. */
    @Bean
    NightSchedule nightSchedule(
            NightSettings settings,
            Nights nights,
            NightRegister register,
            Alarm alarm,
            NightFollowUp followUp,
            FileFolders folders,
            Clock nightClock) {
        return new NightSchedule(settings.schedule(), nights, register, alarm, followUp, folders, nightClock);
    }

    @Bean
    NightHealth nightHealth(NightRegister register, NightSettings settings, Clock nightClock) {
        return new NightHealth(
                register, settings.schedule().schedule(), settings.schedule().lateAfter(), nightClock);
    }

    @Bean
    InputGauges inputGauges(ExpectedInputs inputs, Clock nightClock) {
        return new InputGauges(inputs, nightClock);
    }

    @Bean
    NightGauges nightGauges(NightRegister register, Clock nightClock) {
        return new NightGauges(tables, register, nightClock);
    }
}
