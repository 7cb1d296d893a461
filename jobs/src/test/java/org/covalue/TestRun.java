package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;

/** Runs of tests: a landing folder in, an outcome out. */
public final class TestRun {

    public static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);

    private TestRun() {}

    /** Loads the landing folder; {@code moment} is when it was received. */
    public static JobRunner.Outcome load(TestDatabase database, Path landing, Instant moment) {
        return run(
                database,
                "loadOnly",
                parameters(
                        "load", landing, moment, moment.toEpochMilli(), "none", Path.of("jobs", "target", "editions")));
    }

    /** Loads the landing folder, received at a moment, and says what became of each of its files. */
    public static List<Deliveries.Outcome> loaded(TestDatabase database, Path landing, Instant moment) {
        JobRunner.Outcome outcome = load(database, landing, moment);
        assertThat(outcome.message()).isEmpty();
        return new Deliveries(database.dataSource(), RecordSpecs.load()).outcomes(outcome.runId());
    }

    /** Loads the landing folder, received now from a sender who writes so, and says what became of its first file. */
    public static Deliveries.Outcome firstLoaded(TestDatabase database, Path landing, Optional<String> locale) {
        Instant now = Instant.now();
        JobRunner.Outcome outcome = run(
                database,
                "loadOnly",
                under(parameters("load", landing, now, now.toEpochMilli(), "none", landing), locale));
        assertThat(outcome.message()).isEmpty();
        return new Deliveries(database.dataSource(), RecordSpecs.load())
                .outcomes(outcome.runId())
                .get(0);
    }

    /** The whole night. */
    public static JobRunner.Outcome night(
            TestDatabase database, Path landing, LocalDate businessDate, String reports, Path editions) {
        RunParameters run = parameters("nightly", landing, Instant.now(), 1, reports, editions);
        return run(
                database,
                "nightly",
                new RunParameters(
                        run.command(),
                        businessDate,
                        1,
                        run.asOf(),
                        run.landing(),
                        run.reportingCurrency(),
                        run.baseYear(),
                        run.years(),
                        run.reports(),
                        run.editions(),
                        run.out(),
                        Optional.empty(),
                        Optional.empty()));
    }

    public static JobRunner.Outcome run(TestDatabase database, String job, RunParameters run) {
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            return runner.run(job, run);
        }
    }

    public static RunParameters parameters(
            String command, Path landing, Instant moment, long attempt, String reports, Path editions) {
        return new RunParameters(
                command,
                BUSINESS_DATE,
                attempt,
                moment,
                List.of(landing.toAbsolutePath()),
                "USD",
                Optional.empty(),
                Optional.empty(),
                reports,
                editions.toAbsolutePath(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with its files read under a locale. */
    public static RunParameters under(RunParameters run, Optional<String> locale) {
        return new RunParameters(
                run.command(),
                run.businessDate(),
                run.attempt(),
                run.asOf(),
                run.landing(),
                run.reportingCurrency(),
                run.baseYear(),
                run.years(),
                run.reports(),
                run.editions(),
                run.out(),
                run.acceptGate(),
                locale);
    }
}
