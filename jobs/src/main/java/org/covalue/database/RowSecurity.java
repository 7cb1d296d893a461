package org.covalue.database;

import java.util.List;
import javax.sql.DataSource;
import org.covalue.platform.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second wall behind pages and API: they read as a role that owns nothing, and every table of released cells shows
 * it only the rows that the viewer's grants allow. A query that forgets to ask shows nothing that is not the viewer's.
 */
public final class RowSecurity {

    /** The role as which pages and API read. */
    public static final String READER = "covalue_reader";

    /**
     * The role that keeps accounts and audit, and knows of nights what operators see; it never sees a row that was
     * delivered.
     */
    public static final String KEEPER = "covalue_keeper";

    private static final String EDITIONS_OF_EVALUATORS =
            "edition_id in (select covalue.viewed_editions(array['evaluator']))";
    private static final String EDITIONS_OF_ANYBODY =
            "edition_id in (select covalue.viewed_editions(array['manager', 'evaluator', 'funder', 'operator']))";

    /** Released lists of files, of rejected rows and of warnings tell of all organisations, and name none. */
    private static final List<String> OF_WHOLE_LOADS = List.of("delivery", "rejected_row", "warning");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    public RowSecurity(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * Makes the role and the policies where they do not stand yet. Idempotent.
     *
     * @throws Problem if the login may not create the role
     */
    public void prepare() {
        createRole();
        try {
            DatabaseRole.create(jdbc, KEEPER);
        } catch (DataAccessException notAllowed) {
            // Wanted where the portal has logins of its own, and missed when they are let in.
        }
        renew();
    }

    /** Brings tables and views that are new under the policies, where a portal reads this database. */
    public void renew() {
        oneAtATime(() -> {
            if (isOurs(READER)) {
                grantAndProtect();
            }
            if (isOurs(KEEPER)) {
                new KeeperRights(jdbc).grant();
            }
        });
    }

    /** Two who grant rights on one table at once are both in the way of the other: "tuple concurrently updated". */
    public void oneAtATime(Runnable work) {
        transactions.executeWithoutResult(status -> {
            jdbc.queryForList("select pg_advisory_xact_lock(?)", DatabaseRole.LOCK);
            work.run();
        });
    }

    private boolean isOurs(String role) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from pg_roles
                where rolname = ? and pg_has_role(current_user, oid, 'member'))
                """, Boolean.class, role));
    }

    private void createRole() {
        try {
            DatabaseRole.create(jdbc, READER);
        } catch (DataAccessException notAllowed) {
            throw new Problem(
                    "The database login may not create the role " + READER + ", as which the portal reads.\n"
                            + "Let an administrator of the database run: create role " + READER + " nologin; grant "
                            + READER + " to "
                            + jdbc.queryForObject("select current_user", String.class) + ";",
                    notAllowed);
        }
    }

    /**
     * A table is protected before it is granted: to protect it waits for the server's own vacuum of it, which in turn
     * would wait for the end of a transaction that has granted it already.
     */
    private void grantAndProtect() {
        jdbc.execute("grant usage on schema covalue, released, edition to " + READER);
        jdbc.execute("grant select on all tables in schema edition to " + READER);
        protect("covalue", "edition", EDITIONS_OF_ANYBODY);
        protect("covalue", "edition_report", "covalue.may_read_report(edition_id, organisation_id, funder_id)");
        protect(
                "covalue",
                "edition_file",
                "exists (select 1 from covalue.edition_report r "
                        + "where r.edition_id = edition_file.edition_id and r.file = edition_file.file) "
                        + "or " + EDITIONS_OF_EVALUATORS);
        jdbc.execute("grant select on covalue.edition, covalue.edition_file, covalue.edition_report to " + READER);
        protectDeliveries();
        for (String table : names("released")) {
            protect(
                    "released",
                    table,
                    OF_WHOLE_LOADS.contains(table)
                            ? EDITIONS_OF_EVALUATORS
                            : isOfOrganisation(table)
                                    ? EDITIONS_OF_EVALUATORS
                                            + " or (edition_id, organisation_id) in (select edition_id, "
                                            + "organisation_id from covalue.viewed_organisations())"
                                    : EDITIONS_OF_ANYBODY);
            jdbc.execute("grant select on released." + table + " to " + READER);
        }
    }

    /** What came in is seen by those whose rows it is; of a delivery only what says which it is. */
    private void protectDeliveries() {
        protect("covalue", "delivery", "delivery_id in (select covalue.viewed_deliveries())");
        protect("covalue", "rejected_row", "covalue.sees_rejection(organisation_id, member_id)");
        protect("covalue", "unresolved_reference", "covalue.sees_rejection(organisation_id, member_id)");
        jdbc.execute("grant select on covalue.rejected_row, covalue.unresolved_reference to " + READER);
        jdbc.execute("grant select (delivery_id, file, record, received_at, state, sent_by) on covalue.delivery to "
                + READER);
    }

    /** Changing a table's policy waits for its readers, so one that stands is left alone; its comment tells. */
    private void protect(String schema, String table, String condition) {
        List<String> standing = jdbc.queryForList("""
                select obj_description(oid, 'pg_policy') from pg_policy
                where polname = 'viewer' and polrelid = cast(? as regclass)
                """, String.class, schema + "." + table);
        if (standing.contains(condition)) {
            return;
        }
        jdbc.execute("alter table " + schema + "." + table + " enable row level security");
        jdbc.execute("drop policy if exists viewer on " + schema + "." + table);
        jdbc.execute("create policy viewer on " + schema + "." + table + " for select to " + READER + " using ("
                + condition + ")");
        jdbc.execute(
                "comment on policy viewer on " + schema + "." + table + " is '" + condition.replace("'", "''") + "'");
    }

    private List<String> names(String schema) {
        return jdbc.queryForList(
                "select tablename from pg_tables where schemaname = ? order by 1", String.class, schema);
    }

    private boolean isOfOrganisation(String table) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from pg_attribute
                where attrelid = cast(? as regclass) and attname = 'organisation_id' and not attisdropped)
                """, Boolean.class, "released." + table));
    }
}
