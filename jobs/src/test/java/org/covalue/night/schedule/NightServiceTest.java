package org.covalue.night.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.night.NightRegister;
import org.covalue.night.NightResult;
import org.covalue.night.SetClock;
import org.covalue.night.SmallLanding;
import org.covalue.night.figures.NightHealth;
import org.covalue.platform.FileFolders;
import org.covalue.run.Progress;
import org.covalue.settings.Configured;
import org.covalue.settings.NightSettings;
import org.covalue.settings.Schedule;
import org.covalue.settings.ScheduleSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The night as a part of a service: what it wires, and what its meters and its health tell after a night. */
class NightServiceTest {

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static PrometheusMeterRegistry live;

    @BeforeAll
    static void oneNight() throws IOException {
        database = TestDatabase.create();
        live = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Metrics.addRegistry(live);
        try (ConfigurableApplicationContext service = service()) {
            ScheduleSettings asked = NightSettings.of(Configured.with(
                            "covalue.schedule.landing",
                            SmallLanding.write(folder.resolve("landing"), 2).toString(),
                            "covalue.schedule.reports",
                            "none"))
                    .schedule();
            NightResult result = service.getBean(Nights.class)
                    .run(
                            asked.night(
                                    LocalDate.of(2026, 3, 28),
                                    Instant.now(),
                                    new FileFolders(folder.resolve("editions"), folder.resolve("logs"))),
                            new Nights.Start(false, Duration.ZERO, () -> false));
            assertThat(result.message()).isEmpty();
        }
    }

    @AfterAll
    static void drop() {
        Metrics.removeRegistry(live);
        database.close();
    }

    private static ConfigurableApplicationContext service(String... settings) {
        return new SpringApplicationBuilder(NightService.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("dataSource", database.dataSource());
                    context.getBeanFactory().registerSingleton("progress", new Progress(Optional.empty()));
                    context.getBeanFactory()
                            .registerSingleton(
                                    "folders", new FileFolders(folder.resolve("editions"), folder.resolve("logs")));
                })
                .run(settings);
    }

    @Test
    void theStepsOfThisProcessAreCountedAndTimed() {
        assertThat(live.scrape())
                .contains("covalue_step_seconds_count{state=\"completed\",step=\"gate\"} 1")
                .contains("covalue_step_heap_bytes_max{step=\"load\"}")
                .contains("covalue_rows_total{outcome=\"loaded\"} 8.0")
                .contains("covalue_rows_total{outcome=\"rejected\"} 0.0");
    }

    @Test
    void theLastNightIsToldAsTheDatabaseKnowsItWhoeverRanIt() {
        PrometheusMeterRegistry other = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (ConfigurableApplicationContext service = service()) {
            service.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(other));
            other.scrape();
            assertThat(other.scrape())
                    .contains("covalue_night_rows{outcome=\"read\"} 8.0")
                    .contains("covalue_night_step_seconds{step=\"publish\"}")
                    .contains("covalue_night_step_heap_bytes{step=\"measure\"}")
                    .contains("covalue_alarms_open 0.0");
            assertThat(other.get("covalue.night.last.good.age").gauge().value()).isNotNegative();
        }
    }

    @Test
    void healthTellsTheAgeOfTheLastGoodNightAndMissesOneThatIsDue() {
        NightRegister register = new NightRegister(database.dataSource());
        Optional<Schedule> schedule = Optional.of(Schedule.of("15 2 * * *", "UTC"));
        assertThat(health(register, Optional.empty(), "2030-01-01T00:00:00Z")).satisfies(health -> {
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("last_good_night", "2026-03-28")
                    .containsEntry("edition", 1L)
                    .containsKey("age_seconds");
        });
        register.enter(LocalDate.of(2026, 3, 27), Instant.parse("2026-03-27T02:15:00Z"), "before", false);
        assertThat(health(register, schedule, "2026-03-28T12:00:00Z").getStatus())
                .isEqualTo(Status.UP);
        assertThat(health(register, schedule, "2026-03-29T03:00:00Z").getStatus())
                .as("it still has time")
                .isEqualTo(Status.UP);
        assertThat(health(register, schedule, "2026-03-29T03:16:00Z")).satisfies(health -> {
            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getDetails()).containsEntry("missing", "the night of 2026-03-29 is not published");
        });
    }

    @Test
    void healthIsDownWhereTheDatabaseDoesNotAnswer() {
        try (TestDatabase gone = TestDatabase.create()) {
            NightHealth health = new NightHealth(
                    new NightRegister(gone.dataSource()), Optional.empty(), Duration.ofHours(1), Clock.systemUTC());
            gone.dataSource().close();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static Health health(NightRegister register, Optional<Schedule> schedule, String now) {
        return new NightHealth(register, schedule, Duration.ofHours(1), new SetClock(now)).health();
    }

    @Test
    void theServiceStartsItsScheduleAndStopsIt() {
        NightSchedule schedule;
        try (ConfigurableApplicationContext service = service(
                "--covalue.schedule.cron=15 2 1 1 *",
                "--covalue.schedule.zone=UTC",
                "--covalue.schedule.landing=" + folder)) {
            schedule = service.getBean(NightSchedule.class);
            assertThat(schedule.isRunning()).isTrue();
            assertThat(schedule.next()).isPresent();
            assertThat(service.getBean(HealthIndicator.class)).isInstanceOf(NightHealth.class);
        }
        assertThat(schedule.isRunning()).isFalse();
    }
}
