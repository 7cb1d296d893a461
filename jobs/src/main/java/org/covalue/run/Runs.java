package org.covalue.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.request.RunParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history of runs, for those who watch: what Spring Batch and the register of deliveries know. */
public final class Runs {

    private static final String RUNS = SqlResource.text(Runs.class, "runs", Map.of("under_way", Runs.UNDER_WAY));

    /** Seconds of each step of each run of the night, tries added up. */
    private static final String STEPS = SqlResource.text(Runs.class, "seconds_of_steps");

    /** The state of a try that has not come to an end that was written down: at work, or its process was killed. */
    public static final String UNDER_WAY = "status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Editions editions;

    public Runs(DataSource dataSource) {
        this.editions = new Editions(dataSource);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param seconds all tries together, without the time between them
     * @param lastTry its execution, as Spring Batch counts them
     * @param state of the last try, in lower case: completed, failed, stopped, started ...
     * @param isUnderWay see {@link #UNDER_WAY}
     * @param message why it is not complete, as the command line says it; blank where it is, or where the process was
     *     killed
     * @param edition what it published
     * @param failedStep the step it stands at
     * @param gate the rules that kept its edition back, or were passed over
     * @param notTaken files in its landing folder of a kind that is not read
     * @param toConfirm values that looked implausible then, and of which nobody had said that they are right
     * @param isCaughtUp it is the night of a date that was missed
     */
    public record Run(
            long id,
            String command,
            LocalDate businessDate,
            Instant started,
            Optional<Instant> ended,
            double seconds,
            long lastTry,
            String state,
            boolean isUnderWay,
            String message,
            long files,
            long rowsLoaded,
            long rowsRejected,
            Optional<Long> edition,
            Optional<String> failedStep,
            Optional<String> gate,
            boolean isCaughtUp,
            int tries,
            long notTaken,
            long toConfirm) {

        public boolean isComplete() {
            return state.equals("completed");
        }

        public boolean isNight() {
            return command.equals("nightly");
        }
    }

    /**
     * One step of a run.
     *
     * @param state in lower case, {@code waiting} where it has not begun
     * @param medianSeconds of the last nights that came to their end, empty where there is none
     */
    public record Step(
            String name, Optional<Instant> started, double seconds, String state, Optional<Double> medianSeconds) {}

    /** The last runs, the last first. */
    public List<Run> latest(int count) {
        return jdbc.query(RUNS + "order by e.job_instance_id desc limit ?", Runs::run, count);
    }

    public Optional<Run> find(long id) {
        return jdbc.query(RUNS + "where e.job_instance_id = ?", Runs::run, id).stream()
                .findFirst();
    }

    /** The run that made an edition, where its history is kept. */
    public Optional<Run> ofEdition(long edition) {
        return jdbc
                .queryForList("select run_id from covalue.edition where edition_id = ?", Long.class, edition)
                .stream()
                .findFirst()
                .flatMap(this::find);
    }

    /** The night that began last. */
    public Optional<Run> lastNight() {
        return jdbc
                .queryForList(
                        "select max(job_instance_id) from batch.batch_job_instance where job_name = 'nightly'",
                        Long.class)
                .stream()
                .filter(id -> id != null)
                .findFirst()
                .flatMap(this::find);
    }

    /** Runs that have not come to their end, in order; one of them may be at work. */
    public List<Long> underWay() {
        return jdbc.queryForList(
                "select distinct job_instance_id from batch.batch_job_execution where " + UNDER_WAY + " order by 1",
                Long.class);
    }

    /** What readers see. */
    public Optional<PublishedEdition> lastPublished() {
        return editions.last();
    }

    /** What the last try of a run was asked for. */
    public RunParameters parameters(long runId) {
        JobParametersBuilder builder = new JobParametersBuilder();
        jdbc.query(
                """
                select parameter_name, parameter_type, parameter_value from batch.batch_job_execution_params
                where job_execution_id = (select max(job_execution_id) from batch.batch_job_execution where job_instance_id = ?)
                """,
                row -> {
                    if (row.getString(2).equals(Long.class.getName())) {
                        builder.addLong(row.getString(1), row.getLong(3));
                    } else {
                        builder.addString(row.getString(1), row.getString(3));
                    }
                },
                runId);
        return RunParameters.of(builder.toJobParameters());
    }

    /** Whether a run is at work on this database, on whatever machine. */
    public boolean isAtWork() {
        return RunLock.isHeld(dataSource);
    }

    /**
     * Steps in their order, those to come as the last nights had them. @param nights how many nights the medians are
     * over
     */
    public List<Step> steps(long runId, int nights) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(Runs.class, "steps_of_run", Map.of("steps", STEPS)))
                .param("run", runId)
                .param("nights", nights)
                .query((row, i) -> new Step(
                        row.getString(1),
                        instant(row.getTimestamp(2)),
                        row.getDouble(3),
                        row.getString(4),
                        Optional.ofNullable((Double) row.getObject(5))))
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("job_instance_id"),
                row.getString("command"),
                LocalDate.parse(row.getString("business_date")),
                instant(row.getTimestamp("started")).orElse(Instant.EPOCH),
                instant(row.getTimestamp("ended")),
                row.getDouble("seconds"),
                row.getLong("last_execution"),
                row.getString("state").toLowerCase(Locale.ROOT),
                row.getBoolean("is_under_way"),
                Optional.ofNullable(row.getString("message")).orElse(""),
                row.getLong("files"),
                row.getLong("loaded"),
                row.getLong("rejected"),
                Optional.ofNullable((Long) row.getObject("edition")),
                Optional.ofNullable(row.getString("failed_step")),
                Optional.ofNullable(row.getString("gate")),
                row.getBoolean("is_caught_up"),
                row.getInt("tries"),
                row.getLong("not_taken"),
                row.getLong("to_confirm"));
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
