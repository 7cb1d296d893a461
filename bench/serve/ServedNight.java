package org.covalue.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.covalue.database.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/** A night that {@code serve} runs by its schedule, asked for by an entry in the register of nights. */
final class ServedNight implements AutoCloseable {

    private static final int SECONDS_TO_WAIT = 600;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final LocalDate date;

    /** @param home of a {@code serve} that is running */
    ServedNight(Path home) {
        database = Database.open(home, Optional.empty());
        jdbc = new JdbcTemplate(database.dataSource());
        date = jdbc.queryForObject("select max(business_date) + 1 from covalue.edition", LocalDate.class);
    }

    /** Returns when its first step is at work. */
    void begin() throws InterruptedException {
        jdbc.update("insert into covalue.night (business_date, due_at, caught_up, state, noted_at) values (?, now(), false, 'open', now())", date);
        await("exists (select from batch.batch_step_execution where status = 'STARTED')");
    }

    /** @return what became of it, {@code published} where all went well */
    String end() throws InterruptedException {
        await("exists (select from covalue.night where business_date = '" + date + "' and state <> 'open')");
        return jdbc.queryForObject("select state from covalue.night where business_date = ?", String.class, date);
    }

    private void await(String condition) throws InterruptedException {
        for (int i = 0; i < 5 * SECONDS_TO_WAIT; i++) {
            if (Boolean.TRUE.equals(jdbc.queryForObject("select " + condition, Boolean.class))) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("after " + SECONDS_TO_WAIT + " seconds not true: " + condition);
    }

    @Override
    public void close() {
        database.close();
    }
}
