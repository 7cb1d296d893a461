package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.SampleNight;
import org.covalue.database.PortalLogins;
import org.covalue.database.PortalRights;
import org.covalue.database.RowSecurity;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the portal's own logins find in the database when nothing stands between: every relation of every schema, asked
 * as every role. A new table needs a line in one of the two lists of decisions, or a schema that is closed as a whole.
 */
class PortalLoginTest {

    private static final String CORDOBA = "cordoba_technology_cluster";
    private static final String FUNDER = "fontar";

    /** Nothing of these is the portal's, whatever is in them. */
    private static final Set<String> CLOSED = Set.of(
            "raw", "known", "staging", "plausible", "mart", "indicators", "groups", "studies", "batch", "covalue");

    /** What a viewer reads, by role; what is not named here may not be selected at all. */
    private static final String READ = """
            covalue.edition              all: manager funder evaluator operator
            covalue.edition_file         all: evaluator    some: manager funder
            covalue.edition_report       all: evaluator    some: manager funder
            covalue.delivery             some: manager
            covalue.rejected_row         some: manager
            covalue.unresolved_reference some: manager
            released.indicator           all: manager funder evaluator operator
            released.indicator_value     all: evaluator    some: manager funder
            released.survey_reliability  all: evaluator    some: manager funder
            released.growth_part         all: evaluator    some: manager funder
            released.shared_value_pairs  all: evaluator    some: manager funder
            released.group_value         all: manager funder evaluator operator
            released.funding_mix         all: manager funder evaluator operator
            released.estimate            all: manager funder evaluator operator
            released.study               all: manager funder evaluator operator
            released.study_claim         all: manager funder evaluator operator
            released.study_sensitivity   all: manager funder evaluator operator
            released.study_remark        all: manager funder evaluator operator
            released.study_comparison    all: manager funder evaluator operator
            released.study_balance       all: manager funder evaluator operator
            released.study_path          all: manager funder evaluator operator
            released.study_weight        all: manager funder evaluator operator
            released.study_placebo       all: manager funder evaluator operator
            released.study_deviation     all: manager funder evaluator operator
            released.group_test          all: manager funder evaluator operator
            released.group_test_pair     all: manager funder evaluator operator
            released.rejected_row        all: evaluator
            released.delivery            all: evaluator
            released.warning             all: evaluator
            released.unusable_money      all: evaluator                              # neither of the two has such money in the samples
            """;

    private static final TestPortal PORTAL = TestPortal.get();
    /** Studies of the samples decompose and weight nothing, and follow their plans. */
    private static final List<String> EMPTY = List.of(
            "study_comparison", "study_balance", "study_path", "study_weight", "study_placebo", "study_deviation");

    private static final Map<String, String> VIEWERS = new LinkedHashMap<>();
    private static final List<Integer> ADDED = new ArrayList<>();

    @BeforeAll
    static void viewersAndRowsOfTheirs() {
        VIEWERS.put("anonymous", "");
        VIEWERS.put("nobody", PORTAL.addUser());
        VIEWERS.put(
                "manager",
                PORTAL.addUser(
                        new Users.Grant(Role.MANAGER, Optional.of(CORDOBA), Optional.empty(), Optional.empty())));
        VIEWERS.put(
                "funder",
                PORTAL.addUser(new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of(FUNDER), Optional.empty())));
        for (Role role : List.of(Role.EVALUATOR, Role.OPERATOR, Role.ADMINISTRATOR)) {
            VIEWERS.put(role.code(), PORTAL.addUser(Users.Grant.of(role)));
        }
        fillDeliveries();
        EMPTY.forEach(table -> SampleNight.get()
                .database()
                .jdbc()
                .update(
                        "insert into released." + table + " (edition_id, study) values (?, 'test:row')",
                        SampleNight.get().edition().orElseThrow()));
        SampleNight.get()
                .database()
                .jdbc()
                .update(
                        "insert into released.warning (edition_id, file, sheet, \"row\", \"column\", record, "
                                + "rule, state) values (?, 'test.csv', '', 2, 'revenue', 'revenue', 'test:row', "
                                + "'open')",
                        SampleNight.get().edition().orElseThrow());
    }

    /**
     * Beside what the night has left: a row of the manager's and one of somebody else's, so that each amount can be
     * told.
     */
    private static void fillDeliveries() {
        int own = deliver(CORDOBA);
        int others = deliver("another_cluster");
        for (List<Object> row : List.of(List.<Object>of(own, CORDOBA), List.<Object>of(others, "another_cluster"))) {
            reject((int) row.get(0), 9, (String) row.get(1), null);
            SampleNight.get()
                    .database()
                    .jdbc()
                    .update(
                            "insert into covalue.unresolved_reference (record, delivery_id, row_number, column_name, "
                                    + "found, "
                                    + "target, rejected_at, resolved_at, organisation_id) values ('revenue', ?, 9, "
                                    + "'member_id', 'x', 'member', now(), now(), ?)",
                            row.get(0),
                            row.get(1));
        }
    }

    @AfterAll
    static void nothingStays() {
        SampleNight.get().database().jdbc().update("delete from released.warning where rule = 'test:row'");
        EMPTY.forEach(table -> SampleNight.get()
                .database()
                .jdbc()
                .update("delete from released." + table + " where study = 'test:row'"));
        ADDED.forEach(id ->
                SampleNight.get().database().jdbc().update("delete from covalue.delivery where delivery_id = ?", id));
    }

    @Test
    void neitherLoginMayDoMoreThanSignInOrBecomeAnybodyElse() throws SQLException {
        for (PortalLogins.Login login : List.of(TestPortal.LOGINS.viewer(), TestPortal.LOGINS.keeper())) {
            String role = login.equals(TestPortal.LOGINS.viewer()) ? RowSecurity.READER : RowSecurity.KEEPER;
            assertThat(PortalRights.excess(SampleNight.get().database().jdbc(), login.name(), role))
                    .isEmpty();
            try (Connection connection = connect(login)) {
                for (String owner : owners()) {
                    refused(connection, "set role \"" + owner + "\"");
                    refused(connection, "set session authorization \"" + owner + "\"");
                }
                execute(connection, "set role " + role);
                execute(connection, "reset role");
                assertThat(one(connection, "select current_user || ' ' || session_user"))
                        .isEqualTo(login.name() + " " + login.name());
                execute(connection, "set default_transaction_read_only = off");
                for (String attempt : List.of(
                        "select pg_read_file('postgresql.conf')",
                        "select pg_ls_dir('.')",
                        "copy covalue.edition to '/tmp/edition.txt'",
                        "copy covalue.edition to program 'true'",
                        "select lo_creat(-1)",
                        "select lo_from_bytea(0, 'x')",
                        "select lo_import('/etc/passwd')",
                        "create table public.mine (a integer)",
                        "create table covalue.mine (a integer)",
                        "create temporary table mine (a integer)",
                        "create schema mine",
                        "create role mine",
                        "create extension file_fdw",
                        "select rolpassword from pg_authid",
                        "alter role " + login.name() + " superuser",
                        "alter role " + login.name() + " createrole",
                        "grant covalue_builds_staging to " + login.name(),
                        "alter table covalue.audit disable trigger all",
                        "drop policy viewer on covalue.edition",
                        "alter table covalue.edition disable row level security",
                        "truncate covalue.audit",
                        "do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity where usename = "
                                + "'postgres'; "
                                + "perform pg_read_file('postgresql.conf'); end $$")) {
                    refused(connection, attempt);
                }
            }
        }
    }

    /** A function that runs as its owner opens what it names to all who may call it. */
    @Test
    void functionsThatRunAsTheirOwnerAreThoseThatWereLookedAt() {
        assertThat(SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForList(
                                "select n.nspname || '.' || p.proname from pg_proc p "
                                        + "inner join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and "
                                        + "n.nspname not in ('pg_catalog', 'information_schema') "
                                        + "order by 1",
                                String.class))
                .isSubsetOf(
                        "covalue.manages",
                        "covalue.manages_member",
                        "covalue.may_read_report",
                        "covalue.own_ids",
                        "covalue.own_rows",
                        "covalue.rejected_of",
                        "covalue.sees_rejection",
                        "covalue.silent_members",
                        "covalue.viewed_deliveries",
                        "covalue.viewed_editions",
                        "covalue.viewed_organisations",
                        "covalue.viewed_own_rows",
                        "covalue.warnings_of",
                        "covalue.confirm_warning",
                        "covalue.viewer_has",
                        "covalue.viewer_is",
                        "covalue.erase_person");
        assertThat(SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForList(
                                "select p.proname from pg_proc p inner join pg_namespace n on n.oid = p.pronamespace "
                                        + "where p.prosecdef and n.nspname = 'covalue' and "
                                        + "has_function_privilege('covalue_viewer', p.oid, 'execute') "
                                        + "and p.proname in ('own_ids', 'own_rows', 'confirm_warning', "
                                        + "'erase_person')",
                                String.class))
                .as("for the keeper, or the owner, only")
                .isEmpty();
        assertThat(SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForList(
                                "select n.nspname || '.' || p.proname from pg_proc p "
                                        + "inner join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and "
                                        + "n.nspname = 'covalue' "
                                        + "and not coalesce(p.proconfig, '{}') @> array['search_path=covalue, "
                                        + "pg_temp']",
                                String.class))
                .as("search path that is not fixed")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aViewerReadsWhatItsRightsAllowAndWritesNothing() {
        Map<String, Map<String, String>> decided = decided();
        return VIEWERS.keySet().stream()
                .map(viewer -> DynamicTest.dynamicTest(viewer, () -> {
                    try (Connection connection = connect(TestPortal.LOGINS.viewer())) {
                        execute(connection, "set default_transaction_read_only = off");
                        execute(
                                connection,
                                "select set_config('covalue.edition', '"
                                        + SampleNight.get().edition().orElseThrow() + "', false)");
                        execute(
                                connection,
                                "select set_config('covalue.viewer', '" + VIEWERS.get(viewer) + "', false)");
                        Map<String, String> found = new TreeMap<>();
                        Map<String, String> expected = new TreeMap<>();
                        for (String relation : relations()) {
                            found.put(relation, read(connection, relation));
                            expected.put(relation, expected(decided, relation, viewer));
                            noWrites(connection, relation, found);
                        }
                        assertThat(found).isEqualTo(expected);
                    }
                }));
    }

    /** Rows of others do not appear among those that are seen. */
    @Test
    void whatAManagerSeesIsItsOwn() throws SQLException {
        try (Connection connection = connect(TestPortal.LOGINS.viewer())) {
            execute(connection, "select set_config('covalue.viewer', '" + VIEWERS.get("manager") + "', false)");
            for (String relation : relations().stream()
                    .filter(one -> one.startsWith("released.") && columns(one).contains("organisation_id"))
                    .toList()) {
                assertThat(texts(connection, "select distinct organisation_id from " + relation))
                        .as(relation)
                        .isSubsetOf(CORDOBA);
                assertThat(Long.parseLong(one(connection, "select count(*) from " + relation)))
                        .as(relation)
                        .isEqualTo(count(relation + " where organisation_id = '" + CORDOBA + "'"));
            }
            assertThat(texts(connection, "select distinct organisation_id from covalue.edition_report"))
                    .isSubsetOf(CORDOBA);
        }
    }

    @Test
    void deliveriesAndRejectedRowsAreShownToThoseWhoseRowsTheyAre() throws SQLException {
        int sent = deliver(CORDOBA);
        int others = deliver("another_cluster");
        int delivered = deliver(null);
        reject(sent, 2, CORDOBA, null);
        reject(others, 2, "another_cluster", null);
        reject(delivered, 2, CORDOBA, null);
        reject(delivered, 3, "another_cluster", null);
        reject(delivered, 4, null, memberOf("= '" + CORDOBA + "'"));
        reject(delivered, 5, null, memberOf("<> '" + CORDOBA + "'"));
        int foreign = deliver(null);
        reject(foreign, 2, "another_cluster", null);
        String of =
                Stream.of(sent, others, delivered, foreign).map(String::valueOf).collect(Collectors.joining(", "));
        for (String viewer : VIEWERS.keySet()) {
            try (Connection connection = connect(TestPortal.LOGINS.viewer())) {
                execute(connection, "select set_config('covalue.viewer', '" + VIEWERS.get(viewer) + "', false)");
                boolean isManager = viewer.equals("manager");
                assertThat(texts(
                                connection,
                                ("select cast(delivery_id as text) from covalue.delivery where delivery_id in (%s) "
                                                + "order by 1")
                                        .formatted(of)))
                        .as(viewer)
                        .containsExactlyInAnyOrderElementsOf(
                                isManager
                                        ? Stream.of(sent, delivered)
                                                .map(String::valueOf)
                                                .toList()
                                        : List.of());
                assertThat(texts(
                                connection,
                                "select delivery_id || ' ' || row_number from covalue.rejected_row where "
                                        + "column_name = 'policy' and row_number < 9 order by 1"))
                        .as(viewer)
                        .containsExactlyInAnyOrderElementsOf(
                                isManager ? List.of(sent + " 2", delivered + " 2", delivered + " 4") : List.of());
                refused(connection, "select rows_read from covalue.delivery");
                refused(connection, "select message from covalue.delivery");
            }
        }
    }

    @Test
    void theKeeperKeepsAccountsAndSeesNoRowThatWasDelivered() throws SQLException {
        Set<String> kept = Set.of(
                "covalue.portal_user",
                "covalue.role_grant",
                "covalue.api_token",
                "covalue.portal_session",
                "covalue.second_factor",
                "covalue.recovery_code",
                "covalue.password_reset",
                "covalue.known_device",
                "covalue.sender_choice",
                "covalue.sent_file",
                "covalue.sharing_rule");
        Set<String> read = Set.of(
                "covalue.edition",
                "covalue.edition_file",
                "covalue.edition_report",
                "covalue.delivery",
                "covalue.night",
                "covalue.gate_finding",
                "covalue.plausibility_count",
                "covalue.step_figures");
        try (Connection connection = connect(TestPortal.LOGINS.keeper())) {
            Map<String, String> found = new TreeMap<>();
            Map<String, String> expected = new TreeMap<>();
            for (String relation : relations()) {
                found.put(relation, rights(relation));
                expected.put(
                        relation,
                        kept.contains(relation)
                                ? "SELECT INSERT UPDATE DELETE"
                                : relation.equals("covalue.audit")
                                        ? "SELECT INSERT"
                                        : read.contains(relation) || relation.matches("(batch|released|edition)\\..*")
                                                ? "SELECT"
                                                : "");
            }
            assertThat(found).isEqualTo(expected);
            execute(
                    connection,
                    "select set_config('covalue.edition', '"
                            + SampleNight.get().edition().orElseThrow() + "', false)");
            for (String relation : relations().stream()
                    .filter(one -> !found.get(one).isEmpty())
                    .toList()) {
                assertThat(Long.parseLong(one(connection, "select count(*) from " + relation)))
                        .as(relation)
                        .isEqualTo(all(relation));
            }
        }
    }

    private static Map<String, Map<String, String>> decided() {
        Map<String, Map<String, String>> decided = new TreeMap<>();
        READ.lines().forEach(line -> {
            String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
            Map<String, String> byRole = new TreeMap<>();
            String amount = "";
            for (int i = 1; i < words.length; i++) {
                if (words[i].endsWith(":")) {
                    amount = words[i].replace(":", "");
                } else {
                    byRole.put(words[i], amount);
                }
            }
            decided.put(words[0], byRole);
        });
        return decided;
    }

    private static String expected(Map<String, Map<String, String>> decided, String relation, String viewer) {
        String table = relation.replaceFirst("^edition\\.edition$", "covalue.edition")
                .replaceFirst("^edition\\.", "released.");
        boolean isOfOrganisation =
                table.startsWith("released.") && columns(table).contains("organisation_id");
        Map<String, String> byRole = decided.getOrDefault(
                table, isOfOrganisation ? Map.of("evaluator", "all", "manager", "some", "funder", "some") : null);
        if (byRole == null) {
            boolean isClosed = CLOSED.contains(relation.replaceAll("\\..*", ""));
            return isClosed ? "refused" : "a decision, in READ or CLOSED of this test";
        }
        return byRole.getOrDefault(viewer, "none");
    }

    /** refused, none, some or all of the rows. */
    private static String read(Connection connection, String relation) throws SQLException {
        try {
            long seen = Long.parseLong(one(connection, "select count(*) from " + relation));
            long all = all(relation);
            assertThat(all)
                    .as(relation + " holds no row, so nothing can be said of who sees it")
                    .isPositive();
            return seen == 0 ? "none" : seen == all ? "all" : "some";
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(relation + ": " + e.getMessage()).isEqualTo("42501");
            return "refused";
        }
    }

    /** What the owner sees; of a view of an edition, in the one that is chosen. */
    private static long all(String relation) {
        return !relation.startsWith("edition.")
                ? count(relation)
                : count(relation.replaceFirst("^edition\\.edition$", "covalue.edition")
                                .replaceFirst("^edition\\.", "released.")
                        + " where edition_id = " + SampleNight.get().edition().orElseThrow());
    }

    private static void noWrites(Connection connection, String relation, Map<String, String> found) {
        // Not the first: the server refuses to write a number that it draws itself before it asks who writes.
        List<String> columns = columns(relation);
        String column = columns.get(columns.size() - 1);
        for (String statement : List.of(
                "insert into " + relation + " default values",
                "delete from " + relation,
                "update " + relation + " set \"" + column + "\" = null",
                "truncate " + relation)) {
            try {
                execute(connection, statement);
                found.put(relation, "took: " + statement);
            } catch (SQLException e) {
                if (!Set.of("42501", "42809", "55000", "0A000").contains(e.getSQLState())) {
                    found.put(relation, statement + " met " + e.getSQLState() + " " + e.getMessage());
                }
            }
        }
    }

    private static String rights(String relation) {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select coalesce(string_agg(r, ' ' order by o), '') from unnest(array['SELECT','INSERT',"
                                + "'UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) with ordinality as t (r, o) "
                                + "where has_table_privilege(?, ?, r)",
                        String.class,
                        TestPortal.LOGINS.keeper().name(),
                        relation);
    }

    private static List<String> relations() {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForList(
                        "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c "
                                + "inner join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', "
                                + "'m', 'p', 'f') "
                                + "and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ "
                                + "'^pg_(toast|temp)' order by 1",
                        String.class);
    }

    private static List<String> columns(String relation) {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForList(
                        "select column_name from information_schema.columns "
                                + "where table_schema || '.' || table_name = ? and is_generated = 'NEVER' "
                                + "order by ordinal_position",
                        String.class,
                        relation);
    }

    private static Set<String> owners() {
        return new TreeSet<>(SampleNight.get()
                .database()
                .jdbc()
                .queryForList(
                        "select rolname from pg_roles where rolsuper or rolcreaterole "
                                + "or rolname like 'covalue_builds%' or oid in (select relowner from pg_class)",
                        String.class));
    }

    private static long count(String from) {
        return SampleNight.get().database().jdbc().queryForObject("select count(*) from " + from, Long.class);
    }

    private static int deliver(String sender) {
        int id = SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "insert into covalue.delivery (run_id, file, path, record, sha256, bytes, received_at, "
                                + "state, sent_by) values (-1, 'row_policy_' || gen_random_uuid(), '/x', 'revenue', "
                                + "'x', 1, now(), 'complete', ?) returning delivery_id",
                        Integer.class,
                        sender);
        ADDED.add(id);
        return id;
    }

    private static void reject(int delivery, int row, String organisation, String member) {
        SampleNight.get()
                .database()
                .jdbc()
                .update(
                        "insert into covalue.rejected_row values (?, ?, 'policy', 'secret', 'x', 'x', 'x', ?, ?)",
                        delivery,
                        row,
                        organisation,
                        member);
    }

    private static String memberOf(String organisation) {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select min(member_id) from mart.membership_year m where organisation_id " + organisation
                                + " and not exists (select 1 from mart.membership_year o where o.member_id = "
                                + "m.member_id and not o.organisation_id "
                                + organisation + ")",
                        String.class);
    }

    private static Connection connect(PortalLogins.Login login) throws SQLException {
        String url = SampleNight.get().database().url().replaceAll("\\?.*", "");
        return DriverManager.getConnection(url, login.name(), login.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState())
                                .as(sql + ": " + e.getMessage())
                                .isEqualTo("42501"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        return texts(connection, sql).get(0);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                if (row.getString(1) != null) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }
}
