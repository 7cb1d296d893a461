package org.covalue.database;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the keeper of the portal may do: accounts whole, the audit to add to, of nights and editions to read. Of what
 * was delivered it sees counts, and of an organisation's ids whether they are its own.
 */
final class KeeperRights {

    private static final List<String> KEPT = List.of(
            "portal_user",
            "role_grant",
            "api_token",
            "portal_session",
            "second_factor",
            "recovery_code",
            "password_reset",
            "sender_choice",
            "sent_file",
            "sharing_rule");
    private static final List<String> ADDED_TO = List.of("audit");
    private static final List<String> READ = List.of(
            "edition",
            "edition_file",
            "edition_report",
            "delivery",
            "night",
            "gate_finding",
            "step_figures",
            "plausibility_count");

    private final JdbcTemplate jdbc;

    KeeperRights(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Idempotent. */
    void grant() {
        jdbc.execute("grant usage on schema covalue, released, edition, batch to " + RowSecurity.KEEPER);
        KEPT.forEach(table -> grant("select, insert, update, delete", "covalue", table));
        ADDED_TO.forEach(table -> grant("select, insert", "covalue", table));
        READ.forEach(table -> grant("select", "covalue", table));
        jdbc.execute("grant select on all tables in schema batch, released, edition to " + RowSecurity.KEEPER);
        jdbc.execute("grant execute on function covalue.own_ids(text, text, text, text[]), covalue.erase_person(text, "
                + "text), covalue.confirm_warning(text, text, text, double precision, text, text), "
                + "covalue.problems_of_sent(integer) to "
                + RowSecurity.KEEPER);
        protectedTables().forEach(this::showAll);
    }

    private void grant(String what, String schema, String table) {
        jdbc.execute("grant " + what + " on " + schema + "." + table + " to " + RowSecurity.KEEPER);
    }

    /** Those with policies for viewers, which hide every row from whom no policy is for. */
    private List<String> protectedTables() {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(KeeperRights.class, "protected_tables"))
                .param("read", READ)
                .query(String.class)
                .list();
    }

    private void showAll(String table) {
        jdbc.execute("create policy keeper on " + table + " for select to " + RowSecurity.KEEPER + " using (true)");
    }
}
