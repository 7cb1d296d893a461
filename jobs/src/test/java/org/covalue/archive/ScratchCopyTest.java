package org.covalue.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.database.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ScratchCopyTest {

    private static final List<String> ROWS = List.of(
            "insert into covalue.portal_user (login, display_name, created_at) values ('ana', 'Ana', now())",
            "insert into covalue.role_grant (login, role, organisation_id) values ('ana', 'manager', 'o1')",
            "insert into covalue.reminder (login, organisation_id, record, files, due_on, days, begun_at) "
                    + "values ('ana', 'o1', 'revenue', '', '2025-03-31', -14, now())",
            "insert into covalue.sharing_rule (organisation_id, rule) values ('o1', 'first_come')");

    @Test
    void accountsAndWhatHangsOnThemStayWhereTheyAreAndWhatALoadAsksForIsCopied() {
        try (TestDatabase database = TestDatabase.create();
                Database opened = Database.openAsItIs(Path.of("jobs", "target"), Optional.of(database.url()))) {
            ROWS.forEach(database.jdbc()::execute);

            try (ScratchCopy copy = ScratchCopy.of(opened)) {
                JdbcTemplate jdbc = new JdbcTemplate(copy.database().dataSource());
                for (String table : List.of("portal_user", "role_grant", "reminder")) {
                    assertThat(jdbc.queryForObject("select count(*) from covalue." + table, Long.class))
                            .as(table)
                            .isZero();
                }
                assertThat(jdbc.queryForObject("select rule from covalue.sharing_rule", String.class))
                        .isEqualTo("first_come");
            }
        }
    }
}
