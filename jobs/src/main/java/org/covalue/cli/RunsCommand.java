package org.covalue.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.covalue.UsageProblem;
import org.covalue.database.Database;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "runs", mixinStandardHelpOptions = true,
        description = "The last runs: what came in, what was rejected, how long, state.")
final class RunsCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(names = "--last", paramLabel = "N", defaultValue = "14", description = "how many (default: ${DEFAULT-VALUE})")
    private int last;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageProblem("--last " + last + ": expected 1 or more");
        }
        try (Database database = home.openExisting()) {
            System.out.printf("%5s  %-8s  %-10s  %-19s  %8s  %-9s  %6s  %11s  %9s  %7s%n", "run", "command", "date", "started (UTC)",
                    "seconds", "state", "files", "rows loaded", "rejected", "edition");
            int[] shown = new int[1];
            new JdbcTemplate(database.dataSource()).query("""
                    with execution as (
                        select e.job_instance_id, min(e.start_time) as started, max(e.end_time) as ended, count(*) as tries,
                               sum(extract(epoch from e.end_time - e.start_time)) as seconds,
                               (array_agg(e.status order by e.job_execution_id desc))[1] as state,
                               max(e.job_execution_id) as last_execution
                        from batch.batch_job_execution e
                        group by e.job_instance_id
                    ), delivered as (
                        select run_id, count(*) as files, sum(rows_loaded) as loaded, sum(rows_rejected) as rejected
                        from covalue.delivery group by run_id
                    )
                    select e.*, d.files, d.loaded, d.rejected,
                           (select p.parameter_value from batch.batch_job_execution_params p
                            where p.job_execution_id = e.last_execution and p.parameter_name = 'command') as command,
                           (select p.parameter_value from batch.batch_job_execution_params p
                            where p.job_execution_id = e.last_execution and p.parameter_name = 'business_date') as business_date,
                           (select max(n.edition_id) from covalue.edition n
                            where n.run_id = e.job_instance_id and n.published_at is not null) as edition,
                           (select string_agg(s.step_name, ', ') from batch.batch_step_execution s
                            where s.job_execution_id = e.last_execution and s.status in ('FAILED', 'STOPPED')
                              and s.step_name not like '%:%') as failed_step,
                           (select string_agg(distinct g.rule || case when g.accepted_reason is null then '' else ' accepted' end, ', ')
                            from covalue.gate_finding g where g.run_id = e.job_instance_id) as gate,
                           (select bool_or(n.caught_up) from covalue.night n where n.run_id = e.job_instance_id) as is_caught_up
                    from execution e
                    left join delivered d on d.run_id = e.job_instance_id
                    order by e.job_instance_id desc limit ?
                    """, row -> {
                shown[0]++;
                String state = row.getString("state").toLowerCase(Locale.ROOT);
                System.out.printf("%5d  %-8s  %-10s  %-19.19s  %8.1f  %-9s  %6d  %,11d  %,9d  %7s%s%s%s%s%n", row.getLong("job_instance_id"),
                        row.getString("command"), row.getString("business_date"), row.getString("started"), row.getDouble("seconds"),
                        state, row.getLong("files"), row.getLong("loaded"), row.getLong("rejected"),
                        row.getString("edition") == null ? "-" : row.getString("edition"),
                        row.getString("failed_step") == null ? "" : "  at " + row.getString("failed_step"),
                        row.getString("gate") == null ? "" : " (" + row.getString("gate") + ")",
                        row.getBoolean("is_caught_up") ? "  caught up" : "",
                        row.getInt("tries") > 1 ? "  (" + row.getInt("tries") + " tries)" : "");
            }, last);
            if (shown[0] == 0) {
                System.out.println("No run yet. Start with: ./covalue demo");
            }
            return Covalue.DONE;
        }
    }
}
