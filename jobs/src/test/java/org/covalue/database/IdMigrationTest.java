package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids that an older version has stored in another form of Unicode. */
class IdMigrationTest {

    private static final String COMPOSED = "\u00D1";
    private static final String DECOMPOSED = "N\u0303";

    private static final List<String> ROWS = List.of(
            "insert into covalue.delivery (run_id, file, path, record, sha256, bytes, received_at, state, rows_read, "
                    + "rows_loaded, sent_by) values "
                    + "(1, 'm.csv', '/m.csv', 'member', 'aa', 9, '2025-06-01Z', 'complete', 3, 3, 'c'), "
                    + "(2, 'm.csv', '/m.csv', 'member', 'bb', 9, '2025-06-02Z', 'complete', 1, 1, 'd'), "
                    + "(2, 's.csv', '/s.csv', 'membership', 'cc', 9, '2025-06-02Z', 'complete', 2, 2, null)",
            "insert into raw.member (delivery_id, row_number, member_id, member_name, member_type, "
                    + "ultimate_owner_id) values "
                    + "(1, 2, 'c1', 'first', 'firm', null), (1, 3, 'd1', 'second', 'firm', null), (1, 4, 'x', "
                    + "'other', 'firm', 'd9'), "
                    + "(2, 2, 'd1', 'later', 'firm', null)",
            "insert into raw.membership (delivery_id, row_number, organisation_id, member_id, joined_on) values "
                    + "(3, 2, 'd', 'd1', '2020-01-01'), (3, 3, 'c', 'c1', '2021-01-01')",
            "insert into covalue.rejected_row values (1, 9, 'size_class', 'd', 'x', 'enum', 'x', 'd', 'd1')",
            "insert into covalue.unresolved_reference values ('membership', 3, 2, 'organisation_id', 'd', "
                    + "'organisation', '2025-06-02Z', null, 'd', 'd1')",
            "insert into covalue.unchanged_arrival values ('member', 'c', '2025-05-01Z'), ('member', 'd', "
                    + "'2025-06-01Z'), ('funding', 'd', '2025-04-01Z')",
            "insert into covalue.portal_user (login, display_name, created_at) values ('ana', 'Ana', now())",
            "insert into covalue.role_grant (login, role, organisation_id) values ('ana', 'manager', 'd'), ('ana', "
                    + "'manager', 'c')");

    @TempDir
    private static Path folder;

    private static TestDatabase database;

    @BeforeAll
    static void upgrade() {
        database = TestDatabase.createAt("14");
        database.makeRawTables(List.of("member", "membership", "organisation", "funding"));
        ROWS.forEach(sql -> database.jdbc().execute(written(sql)));
        Database.open(folder, Optional.of(database.url())).close();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void everyStoredIdIsInOneForm() {
        for (String column : List.of(
                "member_id from raw.member",
                "ultimate_owner_id from raw.member",
                "member_id from raw.membership",
                "organisation_id from raw.membership",
                "sent_by from covalue.delivery",
                "member_id from covalue.rejected_row",
                "found from covalue.unresolved_reference",
                "organisation_id from covalue.unchanged_arrival",
                "organisation_id from covalue.role_grant")) {
            assertThat(database.jdbc().queryForList("select " + column, String.class))
                    .as(column)
                    .isNotEmpty()
                    .allMatch(id -> id == null || Normalizer.isNormalized(id, Normalizer.Form.NFC));
        }
    }

    @Test
    void bothFormsOfAnIdAreOneWithAllItsVersions() {
        assertThat(database.jdbc()
                        .queryForList(
                                "select delivery_id || ' ' || row_number || ' ' || member_name from raw.member where "
                                        + "member_id = ? "
                                        + "order by 1",
                                String.class,
                                COMPOSED + "1"))
                .containsExactly("1 2 first", "2 2 later");
    }

    @Test
    void aKeyThatStoodInOneFileInBothFormsLosesItsLaterRow() {
        assertThat(database.jdbc()
                        .queryForList(
                                "select message from covalue.rejected_row where delivery_id = 1 and rule = 'key' and "
                                        + "row_number = 3",
                                String.class))
                .containsExactly("the key stands already in row 2; keep one of the two");
        assertThat(database.jdbc()
                        .queryForList(
                                "select file from covalue.delivery where rows_read <> rows_loaded + rows_rejected",
                                String.class))
                .isEmpty();
        assertThat(database.jdbc().queryForObject("select count(*) from raw.membership", Long.class))
                .isEqualTo(2);
    }

    @Test
    void ofTwoEntriesThatBecomeOneTheBetterStays() {
        assertThat(database.jdbc()
                        .queryForList(
                                "select record || ' ' || cast(received_at as date) from covalue.unchanged_arrival "
                                        + "order by 1",
                                String.class))
                .containsExactly("funding 2025-04-01", "member 2025-06-01");
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.role_grant", Long.class))
                .isEqualTo(1);
    }

    /** Ids that begin with c are composed, with d decomposed. */
    private static String written(String sql) {
        return sql.replaceAll("'c(\\d?)'", "'" + COMPOSED + "$1'").replaceAll("'d(\\d?)'", "'" + DECOMPOSED + "$1'");
    }
}
