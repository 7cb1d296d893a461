package org.covalue.studies;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.covalue.estimation.replication.Plan;
import org.covalue.estimation.replication.PlanRegister;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register of the studies of the mart, in the database. */
public final class PlanTable implements PlanRegister {

    private final JdbcTemplate jdbc;

    public PlanTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public History register(String study, Plan plan) {
        jdbc.update("""
                insert into covalue.study_plan (study, sha256, plan, registered_at)
                values (?, ?, ?, ?) on conflict do nothing
                """, study, plan.sha256(), plan.text(), Timestamp.from(Instant.now()));
        List<Registered> registered = jdbc.query(
                "select plan, registered_at from covalue.study_plan where study = ? order by registered_at, plan_id",
                (row, i) -> new Registered(
                        Plan.parse(row.getString(1)), row.getTimestamp(2).toInstant()),
                study);
        return History.of(registered, plan);
    }
}
