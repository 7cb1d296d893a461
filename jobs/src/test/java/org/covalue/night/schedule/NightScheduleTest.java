package org.covalue.night.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.night.NightRegister;
import org.covalue.night.NightResult;
import org.covalue.night.SetClock;
import org.covalue.night.SmallLanding;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.rejected.RejectedCopies;
import org.covalue.night.reminder.Reminders;
import org.covalue.night.retention.Retention;
import org.covalue.platform.FileFolders;
import org.covalue.request.RunParameters;
import org.covalue.run.Progress;
import org.covalue.run.Runs;
import org.covalue.settings.Configured;
import org.covalue.settings.NightSettings;
import org.covalue.settings.RetentionPolicy;
import org.covalue.settings.ScheduleSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;

/** Nights that run by themselves, on a clock that the test sets. */
class NightScheduleTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private final SetClock clock = new SetClock("2026-03-27T12:00:00Z");

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        SmallLanding.write(folder.resolve("landing"), 1);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** Each a machine of its own: nothing is shared but the database and the files. */
    private NightSchedule machine(Object... pairs) {
        Object[] always = {
            "covalue.schedule.cron",
            "15 2 * * *",
            "covalue.schedule.zone",
            "Europe/Madrid",
            "covalue.schedule.landing",
            folder.resolve("landing").toString(),
            "covalue.schedule.reports",
            "none",
            "covalue.alarm.folder",
            folder.resolve("alarm").toString()
        };
        ConfigurableEnvironment environment = Configured.with(
                Stream.concat(Stream.of(always), Stream.of(pairs)).toArray());
        NightSettings settings = NightSettings.of(environment);
        NightRegister register = new NightRegister(database.dataSource());
        Alarm alarm = new Alarm(database.dataSource(), environment);
        Path editions = folder.resolve("editions").toAbsolutePath();
        ExpectedInputs inputs = ExpectedInputs.of(database.dataSource(), settings);
        NightFollowUp followUp = new NightFollowUp(
                alarm,
                register,
                inputs,
                new Reminders(database.dataSource(), environment, inputs, clock),
                new RejectedCopies(database.dataSource(), new FileFolders(editions, folder.resolve("logs"))),
                new Retention(
                        database.dataSource(),
                        new FileFolders(editions, folder.resolve("logs")),
                        settings.retention(),
                        clock),
                new AnchoredAudit(
                        database.dataSource(), environment, new FileFolders(editions, folder.resolve("logs"))),
                clock);
        return new NightSchedule(
                settings.schedule(),
                new Nights(database.dataSource(), new Progress(Optional.empty()), Optional.of(followUp)),
                register,
                alarm,
                followUp,
                new FileFolders(editions, folder.resolve("logs")),
                clock);
    }

    private List<String> published() {
        return database.jdbc()
                .queryForList(
                        "select business_date || '' from covalue.edition where published_at is not null "
                                + "order by edition_id",
                        String.class);
    }

    private List<String> faults() {
        return database.jdbc()
                .queryForList("select fault from covalue.alarm where recovered_at is null order by 1", String.class);
    }

    @Test
    void theFirstLookOnlyMarksTheBeginningAndEveryNightAfterItRunsOnceOnOneMachine() {
        NightSchedule one = machine();
        NightSchedule other = machine();
        one.look();
        assertThat(published()).isEmpty();
        for (String moment : List.of(
                "2026-03-28T01:14:00Z",
                "2026-03-28T01:16:00Z",
                "2026-03-28T01:17:00Z",
                "2026-03-29T01:16:00Z",
                "2026-03-29T02:16:00Z")) {
            clock.set(moment);
            one.look();
            other.look();
        }
        assertThat(published())
                .as("the night of the clock change is neither left out nor doubled")
                .containsExactly("2026-03-28", "2026-03-29");
        assertThat(database.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                .isEqualTo(2);
        assertThat(faults()).isEmpty();
        assertThat(one.next()).contains(Instant.parse("2026-03-30T00:15:00Z"));
    }

    @Test
    void twoMachinesThatLookAtTheSameMomentRunTheNightOnce() {
        machine().look();
        clock.set("2026-03-28T01:16:00Z");
        List<NightSchedule> machines = List.of(machine(), machine(), machine());
        machines.stream()
                .map(machine -> CompletableFuture.runAsync(machine::look))
                .toList()
                .forEach(CompletableFuture::join);
        machines.forEach(NightSchedule::look);
        assertThat(published()).containsExactly("2026-03-28");
        assertThat(database.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                .isEqualTo(1);
        assertThat(faults()).isEmpty();
    }

    @Test
    void withoutAScheduleTheServiceStillMissesExpectedInputs() {
        NightSchedule machine = machine(
                "covalue.schedule.cron", "", "covalue.expected[0].record", "revenue", "covalue.expected[0].days", "30");
        machine.look();
        assertThat(faults()).containsExactly("input/revenue");
        assertThat(machine.next()).isEmpty();
        assertThat(published()).isEmpty();
    }

    @Test
    void nightsMissedWhileNothingRanAreCaughtUpOnceInOrderAndMarked() {
        machine().look();
        clock.set("2026-03-31T09:00:00Z");
        NightSchedule later = machine("covalue.schedule.catch-up-days", "2");
        later.look();
        later.look();
        machine("covalue.schedule.catch-up-days", "2").look();
        assertThat(published()).containsExactly("2026-03-29", "2026-03-30", "2026-03-31");
        List<Map<String, Object>> nights = database.jdbc()
                .queryForList("select business_date || '' as day, state, caught_up, run_id "
                        + "from covalue.night order by 1");
        assertThat(nights)
                .extracting(night -> night.get("state"))
                .containsExactly("before", "missed", "published", "published", "published");
        assertThat(nights.subList(2, 5)).allSatisfy(night -> {
            assertThat(night.get("caught_up")).isEqualTo(true);
            assertThat(night.get("run_id")).isNotNull();
        });
    }

    @Test
    void aNightWaitsForARunAtWorkAndIsAnAlarmWhenThatTakesTooLong() throws Exception {
        NightSchedule machine = machine();
        machine.look();
        clock.set("2026-03-28T01:16:00Z");
        try (Connection other = database.dataSource().getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(" + 0x436f76616c7565L + ")");
            machine.look();
            assertThat(published()).isEmpty();
            assertThat(faults()).isEmpty();
            clock.pass(Duration.ofMinutes(61));
            machine.look();
            machine.look();
            assertThat(faults()).containsExactly("late/2026-03-28");
            assertThat(folder.resolve("alarm/alarm.txt"))
                    .content()
                    .contains("The night of 2026-03-28 has not started")
                    .contains("Nothing was ever published")
                    .contains("funder_report")
                    .contains("./covalue runs");
            other.createStatement().execute("select pg_advisory_unlock_all()");
        }
        machine.look();
        assertThat(published()).containsExactly("2026-03-28");
        assertThat(faults()).isEmpty();
        assertThat(folder.resolve("alarm/alarm.txt")).doesNotExist();
    }

    @Test
    void aFailedNightIsTriedOnceToldOnceAndTheNextOneRecovers() {
        NightSchedule machine = machine();
        machine.look();
        stopDisclosure();
        clock.set("2026-03-28T01:16:00Z");
        machine.look();
        machine.look();
        assertThat(faults()).containsExactly("night/2026-03-28/disclose");
        assertThat(database.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                .isEqualTo(1);
        assertThat(database.jdbc()
                        .queryForObject(
                                "select state from covalue.night where business_date = date '2026-03-28'",
                                String.class))
                .isEqualTo("failed");

        database.jdbc().execute("drop trigger stop on released.indicator_value");
        clock.set("2026-03-29T01:16:00Z");
        machine.look();
        assertThat(published()).containsExactly("2026-03-29");
        assertThat(new Runs(database.dataSource()).lastNight().orElseThrow().isComplete())
                .isTrue();
        assertThat(faults()).isEmpty();
        assertThat(folder.resolve("alarm/last-good-night.txt")).content().contains("night of 2026-03-29");
    }

    @Test
    void aFailedNightCanBeResumedByWhoeverAsksWithTheWordsItWasGiven() {
        NightSchedule machine = machine();
        machine.look();
        Runs runs = new Runs(database.dataSource());
        assertThat(runs.lastNight()).isEmpty();
        stopDisclosure();
        clock.set("2026-03-28T01:16:00Z");
        machine.look();
        database.jdbc().execute("drop trigger stop on released.indicator_value");
        Runs.Run failed = runs.lastNight().orElseThrow();
        assertThat(failed.isComplete()).isFalse();
        RunParameters asked = runs.parameters(failed.id());
        assertThat(asked.landing()).containsExactly(folder.resolve("landing").toAbsolutePath());
        Alarm alarm = new Alarm(database.dataSource(), Configured.with());
        assertThat(alarm.faults()).hasSize(1);
        ExpectedInputs none = new ExpectedInputs(database.dataSource(), List.of(), ZoneOffset.UTC);
        NightResult result = new Nights(
                        database.dataSource(),
                        new Progress(Optional.empty()),
                        Optional.of(new NightFollowUp(
                                alarm,
                                new NightRegister(database.dataSource()),
                                none,
                                new Reminders(database.dataSource(), Configured.with(), none, clock),
                                new RejectedCopies(
                                        database.dataSource(),
                                        new FileFolders(folder.resolve("editions"), folder.resolve("logs"))),
                                new Retention(
                                        database.dataSource(),
                                        new FileFolders(folder.resolve("editions"), folder.resolve("logs")),
                                        new RetentionPolicy(0, 0, 0, 0, 0, 0),
                                        clock),
                                new AnchoredAudit(
                                        database.dataSource(),
                                        Configured.with(),
                                        new FileFolders(folder.resolve("editions"), folder.resolve("logs"))),
                                clock)))
                .run(asked, new Nights.Start(false, Duration.ZERO, () -> false));
        assertThat(result.wasResumed()).isTrue();
        assertThat(published()).containsExactly("2026-03-28");
        assertThat(alarm.faults()).isEmpty();
        assertThat(database.jdbc()
                        .queryForObject(
                                "select state from covalue.night where business_date = date '2026-03-28'",
                                String.class))
                .isEqualTo("published");
    }

    /** Killed while it ran: it counts as running, its lock is gone. */
    @Test
    void aNightThatWasKilledGoesOnWhenTheServiceStartsAgain() {
        machine().look();
        stopDisclosure();
        clock.set("2026-03-28T01:16:00Z");
        machine().look();
        database.jdbc().execute("drop trigger stop on released.indicator_value");
        database.jdbc()
                .update("update covalue.night set state = 'open', run_id = null, ended_at = null where state = "
                        + "'failed'");
        database.jdbc()
                .update("update batch.batch_job_execution set status = 'STARTED', end_time = null, exit_code = "
                        + "'UNKNOWN'");
        database.jdbc()
                .update("update batch.batch_step_execution set status = 'STARTED', end_time = null where status = "
                        + "'FAILED'");
        machine().look();
        assertThat(published()).containsExactly("2026-03-28");
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(distinct job_instance_id) || '/' || count(*) from "
                                        + "batch.batch_job_execution",
                                String.class))
                .as("one run, two tries")
                .isEqualTo("1/2");
    }

    @Test
    void whereSomethingElseStartsTheNightsTheServiceOnlyWatchesThatTheyCome() {
        NightSchedule watcher = machine("covalue.schedule.start", "false");
        watcher.look();
        clock.set("2026-03-28T03:00:00Z");
        watcher.look();
        assertThat(published()).isEmpty();
        assertThat(faults()).containsExactly("late/2026-03-28");
    }

    @Test
    void aDateThatWasRunByHandIsNotRunAgain() throws IOException {
        NightSchedule machine = machine();
        machine.look();
        clock.set("2026-03-28T01:10:00Z");
        Nights byHand = new Nights(database.dataSource(), new Progress(Optional.empty()), Optional.empty());
        ScheduleSettings settings = new ScheduleSettings(
                "",
                "",
                folder.resolve("landing").toString(),
                folder.resolve("out").toString(),
                "none",
                7,
                true,
                Duration.ofHours(1),
                "USD",
                "",
                "");
        NightResult result = byHand.run(
                settings.night(
                        LocalDate.of(2026, 3, 28),
                        clock.instant(),
                        new FileFolders(folder.resolve("editions"), folder.resolve("logs"))),
                new Nights.Start(false, Duration.ZERO, () -> false));
        assertThat(result.state()).isEqualTo(NightResult.State.PUBLISHED);
        assertThat(Files.exists(folder.resolve("out/tables/indicators.csv"))).isTrue();
        clock.set("2026-03-28T01:16:00Z");
        machine.look();
        assertThat(published()).containsExactly("2026-03-28");
    }

    private void stopDisclosure() {
        database.jdbc()
                .execute("create function public.stop() returns trigger language plpgsql as "
                        + "$$ begin raise exception 'stopped by the test'; end $$");
        database.jdbc()
                .execute(
                        "create trigger stop before insert on released.indicator_value execute function public.stop()");
    }
}
