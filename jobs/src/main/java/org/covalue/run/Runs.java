package org.covalue.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.request.RunParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** The history of runs, for those who watch: what Spring Batch and the register of deliveries know. */
public final class Runs {

    private static final String RUNS = """
            with execution as (
                select e.job_instance_id, min(e.start_time) as started, max(e.end_time) as ended, count(*) as tries,
                       coalesce(sum(extract(epoch from coalesce(e.end_time, e.last_updated) - e.start_time)), 0) as seconds,
                       (array_agg(e.status order by e.job_execution_id desc))[1] as state,
                       (array_agg(e.exit_message order by e.job_execution_id desc))[1] as message,
                       max(e.job_execution_id) as last_execution
                from batch.batch_job_execution e
                group by e.job_instance_id
            ), delivered as (
                select run_id, count(*) filter (where state not in ('not_taken', 'ignored')) as files,
                       count(*) filter (where state = 'not_taken') as not_taken, sum(rows_loaded) as loaded, sum(rows_rejected) as rejected
                from covalue.delivery group by run_id
            )
            select e.*, d.files, d.not_taken, d.loaded, d.rejected,
                   (select p.parameter_value from batch.batch_job_execution_params p
                    where p.job_execution_id = e.last_execution and p.parameter_name = 'command') as command,
                   (select p.parameter_value from batch.batch_job_execution_params p
                    where p.job_execution_id = e.last_execution and p.parameter_name = 'business_date') as business_date,
                   (select max(n.edition_id) from covalue.edition n
                    where n.run_id = e.job_instance_id and n.published_at is not null) as edition,
                   (select string_agg(s.step_name, ', ') from batch.batch_step_execution s
                    where s.job_execution_id = e.last_execution and s.status <> 'COMPLETED'
                      and s.step_name not like '%:%') as failed_step,
                   (select string_agg(distinct g.rule || case when g.accepted_reason is null then '' else ' accepted' end, ', ')
                    from covalue.gate_finding g where g.run_id = e.job_instance_id) as gate,
                   coalesce((select bool_or(n.caught_up) from covalue.night n where n.run_id = e.job_instance_id), false) as is_caught_up
            from execution e
            left join delivered d on d.run_id = e.job_instance_id
            """;

    /** Seconds of each step of each run of the night, tries added up. */
    private static final String STEPS = """
            select e.job_instance_id as run_id, s.step_name, min(s.start_time) as started, max(s.end_time) as ended,
                   sum(extract(epoch from coalesce(s.end_time, s.last_updated) - s.start_time)) as seconds,
                   (array_agg(s.status order by s.step_execution_id desc))[1] as state
            from batch.batch_step_execution s
            inner join batch.batch_job_execution e on e.job_execution_id = s.job_execution_id
            where s.step_name not like '%:%' and s.start_time is not null
            group by e.job_instance_id, s.step_name
            """;

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
     * @param state of the last try, in lower case: completed, failed, stopped, started ...
     * @param message why it is not complete, as the command line says it; blank where it is, or where the process was
     *     killed
     * @param edition what it published
     * @param failedStep the step it stands at
     * @param gate the rules that kept its edition back, or were passed over
     * @param notTaken files in its landing folder of a kind that is not read
     * @param isCaughtUp it is the night of a date that was missed
     */
    public record Run(
            long id,
            String command,
            LocalDate businessDate,
            Instant started,
            Optional<Instant> ended,
            double seconds,
            String state,
            String message,
            long files,
            long rowsLoaded,
            long rowsRejected,
            Optional<Long> edition,
            Optional<String> failedStep,
            Optional<String> gate,
            boolean isCaughtUp,
            int tries,
            long notTaken) {

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
        return jdbc.query(
                """
                with step as (%s), night as (
                    select i.job_instance_id as run_id from batch.batch_job_instance i
                    where i.job_name = 'nightly' and i.job_instance_id < ? and exists (
                        select 1 from batch.batch_job_execution e where e.job_instance_id = i.job_instance_id and e.status = 'COMPLETED')
                    order by 1 desc limit ?
                ), usual as (
                    select s.step_name, percentile_cont(0.5) within group (order by s.seconds) as seconds,
                           max(s.started) filter (where s.run_id = (select max(run_id) from night)) as started
                    from step s inner join night n on n.run_id = s.run_id
                    group by s.step_name
                ), own as (
                    select * from step where run_id = ?
                )
                select coalesce(o.step_name, u.step_name), o.started, coalesce(o.seconds, 0), coalesce(lower(o.state), 'waiting'), u.seconds
                from own o
                full join usual u on u.step_name = o.step_name
                order by o.started nulls last, u.started nulls last
                """.formatted(STEPS),
                (row, i) -> new Step(
                        row.getString(1),
                        instant(row.getTimestamp(2)),
                        row.getDouble(3),
                        row.getString(4),
                        Optional.ofNullable((Double) row.getObject(5))),
                runId,
                nights,
                runId);
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("job_instance_id"),
                row.getString("command"),
                LocalDate.parse(row.getString("business_date")),
                instant(row.getTimestamp("started")).orElse(Instant.EPOCH),
                instant(row.getTimestamp("ended")),
                row.getDouble("seconds"),
                row.getString("state").toLowerCase(Locale.ROOT),
                Optional.ofNullable(row.getString("message")).orElse(""),
                row.getLong("files"),
                row.getLong("loaded"),
                row.getLong("rejected"),
                Optional.ofNullable((Long) row.getObject("edition")),
                Optional.ofNullable(row.getString("failed_step")),
                Optional.ofNullable(row.getString("gate")),
                row.getBoolean("is_caught_up"),
                row.getInt("tries"),
                row.getLong("not_taken"));
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
