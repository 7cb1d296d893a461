package org.covalue.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Holds a night at an exact point, from outside: triggers on the tables of the job history that sleep where they are
 * told to. The product knows nothing of them.
 */
final class Brake {

    private static final String INSTALL = """
            create schema if not exists crash;
            create table if not exists crash.brake (
                moment text, step text, gives_way_after bigint, set_at timestamptz default clock_timestamp());
            create sequence if not exists crash.released;
            create or replace function crash.hold() returns trigger language plpgsql as $$
            declare
                at text := tg_argv[0];
                place text;
                after bigint;
            begin
                if tg_table_name = 'batch_job_execution_context' then
                    select s.step_name into place from batch.batch_step_execution s
                    where s.job_execution_id = new.job_execution_id and s.step_name not like '%:%'
                    order by s.step_execution_id desc limit 1;
                elsif tg_table_name = 'batch_job_execution' then
                    place := 'job';
                else
                    place := split_part(new.step_name, ' ', 1);
                end if;
                select coalesce(b.gives_way_after, 0) into after from crash.brake b where b.moment = at and b.step = place;
                if after = 0 then
                    perform pg_sleep(60);
                end if;
                -- A sequence is seen as it is, and not as it was when the transaction began.
                while after = (select last_value from crash.released) loop
                    perform pg_sleep(0.05);
                end loop;
                return new;
            end $$;
            create or replace trigger starts before insert on batch.batch_step_execution
                for each row when (new.step_name not like '%:%') execute function crash.hold('STARTS');
            create or replace trigger commits before update on batch.batch_step_execution
                for each row when (new.commit_count > old.commit_count) execute function crash.hold('COMMITS');
            create or replace trigger completes before update on batch.batch_step_execution
                for each row when (new.status = 'COMPLETED' and old.status <> 'COMPLETED' and new.step_name not like '%:%')
                execute function crash.hold('COMPLETES');
            create or replace trigger saves before update on batch.batch_job_execution_context
                for each row execute function crash.hold('SAVES');
            create or replace trigger ends before update on batch.batch_job_execution
                for each row when (new.status = 'COMPLETED' and old.status <> 'COMPLETED')
                execute function crash.hold('COMPLETES');
            """;

    private Brake() {}

    static void install(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(INSTALL);
        }
    }

    static void release(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from crash.brake; select nextval('crash.released')");
        }
    }

    /**
     * A process that is to stop by itself is let go on where the brake is released; one that is killed never moves
     * again.
     */
    static void set(Connection connection, CrashPoint point) throws SQLException {
        release(connection);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into crash.brake (moment, step, gives_way_after) "
                        + "values (?, ?, case when ? then nextval('crash.released') end)")) {
            insert.setString(1, point.moment().name());
            insert.setString(2, point.step());
            insert.setBoolean(3, point.blow() == CrashPoint.Blow.TERMINATE);
            insert.execute();
        }
    }

    /** A statement of a killed process may still sleep at the point before. */
    static boolean isReached(Connection connection) throws SQLException {
        return isTrue(
                connection,
                "select exists (select from pg_stat_activity a inner join crash.brake b on a.query_start > b.set_at "
                        + "where a.wait_event = 'PgSleep' and a.datname = current_database())");
    }

    /** Whether the step is at work now; {@code copy} is what follows the end of the last execution. */
    static boolean isAtWork(Connection connection, String step) throws SQLException {
        return isTrue(
                connection,
                step.equals("copy")
                        ? "select coalesce((select status = 'COMPLETED' from batch.batch_job_execution "
                                + "order by job_execution_id desc limit 1), false)"
                        : "select exists (select from batch.batch_step_execution where status in ('STARTED', "
                                + "'STARTING') and step_name = '"
                                + step
                                + "' and job_execution_id = (select max(job_execution_id) from "
                                + "batch.batch_job_execution))");
    }

    /** How the last execution of a job ended, as its history says. */
    static String lastState(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select status from batch.batch_job_execution order by job_execution_id desc limit 1")) {
            return row.next() ? row.getString(1) : "none";
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
