package org.covalue.portal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager sees of what is expected, and how he turns reminders off. */
class ExpectedPageTest {

    private static final Users.Grant MANAGER =
            new Users.Grant(Role.MANAGER, Optional.of("o1"), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void theOwnPageSaysWhatIsExpectedOfTheOrganisationAndOfNoOther() {
        try (TestDatabase database = TestDatabase.create();
                TestPortal portal = portal(database)) {
            TestPortal.Visitor visitor = portal.signedIn(MANAGER);
            String page = visitor.get("/organisation/o1").body();
            assertThat(page)
                    .contains(
                            "Expected of us",
                            "every year, month and day: 03-31",
                            "missing",
                            "never",
                            "/organisation/o1/form/revenue/filled")
                    .doesNotContain("33 days");
            assertThat(visitor.get("/organisation/o1?lang=es").body())
                    .contains("Qué se espera de nosotros", "cada año, mes y día: 03-31", "falta")
                    .doesNotContain("??");
            TestPortal.Visitor operator = portal.signedIn(Users.Grant.of(Role.OPERATOR));
            operator.get("/actuator/prometheus");
            assertThat(operator.get("/actuator/prometheus").body())
                    .as("by state from the second look on")
                    .contains("covalue_inputs_overdue 2.0", "covalue_inputs{state=\"missing\"} 2.0");
        }
    }

    @Test
    void remindersAreTurnedOffAndOnInTheOwnAccount() {
        try (TestDatabase database = TestDatabase.create();
                TestPortal portal = portal(database)) {
            TestPortal.Visitor visitor = portal.signedIn(MANAGER);
            assertThat(visitor.get("/account").body()).contains("Send me no more reminders");
            visitor.post("/account/reminders", "wanted", "false");
            assertThat(visitor.get("/account").body()).contains("Remind me again", "You get no more reminders.");
            assertThat(wanting(database)).isZero();
            visitor.post("/account/reminders", "wanted", "true");
            assertThat(wanting(database)).isEqualTo(1);
            assertThat(portal.signedIn(Users.Grant.of(Role.OPERATOR))
                            .get("/account")
                            .body())
                    .as("who manages nothing is not reminded")
                    .doesNotContain("id=\"reminders\"");
        }
    }

    private static long wanting(TestDatabase database) {
        return database.jdbc()
                .queryForObject(
                        "select count(*) from covalue.portal_user u inner join covalue.role_grant g on g.login = "
                                + "u.login where g.role = 'manager' and u.wants_reminders",
                        Long.class);
    }

    private TestPortal portal(TestDatabase database) {
        return TestPortal.over(
                database,
                folder.resolve("editions"),
                Map.of(
                        "covalue.expected[0].record", "revenue",
                        "covalue.expected[0].organisation", "o1",
                        "covalue.expected[0].due", "03-31",
                        "covalue.expected[1].record", "revenue",
                        "covalue.expected[1].organisation", "o2",
                        "covalue.expected[1].days", "33"));
    }
}
