package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.platform.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ScratchDatabaseTest {

    private static final Path HOME = Path.of("jobs", "target");

    private static List<String> standing(TestDatabase of) {
        return of.jdbc().queryForList("""
                select datname from pg_database where datname like 'covalue_scratch_' ||
                    (select oid from pg_database where datname = current_database()) || '%'""", String.class);
    }

    @Test
    void whatADeadProcessHasLeftIsToldAndDroppedAndWhatIsInUseStays() {
        try (TestDatabase test = TestDatabase.create();
                Database original = Database.openAsItIs(HOME, Optional.of(test.url()))) {
            try (ScratchDatabase inUse = ScratchDatabase.beside(original)) {
                String used = inUse.database().dataSource().getJdbcUrl();
                String left = standing(test).get(0).replaceAll("_[^_]*$", "_dead");
                test.jdbc().execute("create database " + left);

                assertThat(ScratchDatabase.left(test.jdbc())).containsExactly(left);
                ScratchDatabase.dropLeft(original.dataSource());

                assertThat(standing(test))
                        .singleElement()
                        .satisfies(name -> assertThat(used).contains(name));
                assertThat(new JdbcTemplate(inUse.database().dataSource())
                                .queryForObject(
                                        "select datcollate from pg_database where datname = current_database()",
                                        String.class))
                        .isEqualTo(test.jdbc()
                                .queryForObject(
                                        "select datcollate from pg_database where datname = current_database()",
                                        String.class));
            }
            assertThat(standing(test)).isEmpty();
        }
    }

    @Test
    void aLoginThatMayNotCreateDatabasesIsToldWhichRightItLacks() {
        try (TestDatabase test = TestDatabase.create()) {
            String login = test.url().replaceAll(".*/([^?]*).*", "$1") + "_plain";
            test.jdbc().execute("create role " + login + " login password 'plain'");
            String url = test.url().replaceAll("\\?.*", "") + "?user=" + login + "&password=plain";
            try (Database plain = Database.openAsItIs(HOME, Optional.of(url))) {
                assertThatThrownBy(() -> ScratchDatabase.beside(plain))
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining("alter role " + login + " createdb");

                test.jdbc().execute("alter role " + login + " createdb");
                try (ScratchDatabase scratch = ScratchDatabase.beside(plain)) {
                    scratch.database().migrate();
                    assertThat(scratch.database().schemaVersion()).isPresent();
                }
            } finally {
                test.jdbc().execute("drop role " + login);
            }
        }
    }

    @Test
    void theAddressOfAnotherDatabaseKeepsServerAndParameters() {
        assertThat(DatabaseUrl.ofDatabase("jdbc:postgresql://host:5432/one?user=a&ssl=true", "two"))
                .isEqualTo("jdbc:postgresql://host:5432/two?user=a&ssl=true");
        assertThat(DatabaseUrl.ofDatabase("jdbc:postgresql:one", "two")).isEqualTo("jdbc:postgresql:two");
        assertThat(DatabaseUrl.ofDatabase("jdbc:postgresql://h1,h2/?user=a", "two"))
                .isEqualTo("jdbc:postgresql://h1,h2/two?user=a");
    }
}
