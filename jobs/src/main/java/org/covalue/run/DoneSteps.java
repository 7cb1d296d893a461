package org.covalue.run;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which steps of which runs are done, committed with what they did. */
final class DoneSteps {

    private final JdbcTemplate jdbc;

    DoneSteps(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    boolean contains(long runId, String step) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.step_done where run_id = ? and step = ?)",
                Boolean.class,
                runId,
                step));
    }

    void add(long runId, String step) {
        jdbc.update("insert into covalue.step_done values (?, ?, ?)", runId, step, Timestamp.from(Instant.now()));
    }
}
