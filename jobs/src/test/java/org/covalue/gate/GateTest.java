package org.covalue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole nights that the gate lets through or keeps back. */
class GateTest {

    private static final AtomicLong ATTEMPT = new AtomicLong(1);

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        SmallLanding.write(folder.resolve("landing"), 4);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Outcome night(int day, Optional<String> accepted) {
        Instant now = Instant.now();
        return TestRun.run(
                database,
                "nightly",
                new RunParameters(
                        "nightly",
                        LocalDate.of(2024, 3, day),
                        ATTEMPT.incrementAndGet(),
                        now,
                        List.of(folder.resolve("landing").toAbsolutePath()),
                        "USD",
                        Optional.empty(),
                        Optional.empty(),
                        "none",
                        folder.resolve("editions").toAbsolutePath(),
                        Optional.empty(),
                        accepted,
                        Optional.empty()));
    }

    private Optional<Long> latest() {
        return new Editions(database.dataSource()).latest();
    }

    private List<String> rules() {
        return database.jdbc().queryForList("select distinct rule from covalue.gate_finding order by 1", String.class);
    }

    @Test
    void aDropOfCoverageKeepsTheLastEditionInPlaceUntilSomebodyAcceptsIt() throws IOException {
        assertThat(night(1, Optional.empty()).message()).isEmpty();
        SmallLanding.funding(folder.resolve("landing"), 4, 3);
        Outcome blocked = night(2, Optional.empty());
        assertThat(blocked.isComplete()).isFalse();
        assertThat(blocked.message())
                .contains("Step gate failed")
                .contains("coverage: 2022: ")
                .contains("coverage: o4: ")
                .contains("none has one now")
                .contains("Readers keep edition 1.")
                .contains("--accept-gate");
        assertThat(latest()).contains(1L);
        assertThat(rules()).containsExactly("coverage");
        assertThat(KeptFinding.of(database.dataSource(), blocked.runId()))
                .extracting(one -> one.finding().in("es"))
                .anyMatch(text -> text.startsWith("o4: ") && text.endsWith("ahora ninguna"));
        assertThat(folder.resolve("editions/2")).as("not where readers look").doesNotExist();

        Outcome accepted = night(2, Optional.of("o4 has merged with o1"));
        assertThat(accepted.message()).isEmpty();
        assertThat(accepted.wasResumed()).isTrue();
        assertThat(latest()).contains(2L);
        assertThat(database.jdbc()
                        .queryForList("select distinct accepted_reason from covalue.gate_finding", String.class))
                .containsExactly("o4 has merged with o1");
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from batch.batch_step_execution where step_name = 'report' "
                                        + "and job_execution_id > 1",
                                Long.class))
                .as("it goes on at the gate")
                .isEqualTo(1);
    }

    @Test
    void tooManyRejectedRowsKeepTheEditionBackAndFewRowsSayNothing() throws IOException {
        StringBuilder rows = new StringBuilder("funding_id,organisation_id,received_on,source,amount,currency\n");
        for (int i = 0; i < 300; i++) {
            rows.append('x')
                    .append(i)
                    .append(",o1,2023-05-01,")
                    .append(i < 61 ? "lottery" : "services")
                    .append(",10,USD\n");
        }
        Files.writeString(folder.resolve("landing/funding.csv"), rows);
        Outcome blocked = night(1, Optional.empty());
        assertThat(blocked.message())
                .contains("rejected: funding: 61 of 300 rows rejected (20.3 percent; at most 20")
                .contains("no earlier edition");
        assertThat(latest()).isEmpty();

        Files.writeString(
                folder.resolve("landing/funding.csv"),
                rows.toString().replace("x0,o1,2023-05-01,lottery", "x0,o1,2023-05-01,services"));
        assertThat(night(2, Optional.empty()).message())
                .as("60 of 300 is the limit")
                .isEmpty();
    }

    @Test
    void valuesThatRestOnAMuchSmallerShareOfTheMembersKeepTheEditionBack() throws IOException {
        membersWithRevenue(5, 5);
        assertThat(night(1, Optional.empty()).message()).isEmpty();
        membersWithRevenue(20, 5);
        assertThat(night(2, Optional.empty()).message())
                .contains("coverage: 2022: the members behind a value were 93.3 percent of those there are "
                        + "in edition 1 and are 68.3 percent now")
                .doesNotContain("cells had a value");
    }

    /**
     * Of four organisations, in 2022. A value rests on the members by four of its thirteen indicators: (4 x 25 + 9 x
     * 100) / 13.
     */
    private void membersWithRevenue(int members, int reporting) throws IOException {
        StringBuilder member = new StringBuilder("member_id,member_name,member_type\n");
        StringBuilder membership = new StringBuilder("organisation_id,member_id,joined_on\n");
        StringBuilder revenue = new StringBuilder("member_id,year,currency,revenue,exports,employees_fte\n");
        for (int organisation = 1; organisation <= 4; organisation++) {
            for (int i = 0; i < members; i++) {
                String id = "M%d_%d".formatted(organisation, i);
                member.append(id).append(',').append(id).append(",firm\n");
                membership
                        .append('o')
                        .append(organisation)
                        .append(',')
                        .append(id)
                        .append(",2015-01-01\n");
                if (i < reporting) {
                    revenue.append(id).append(",2022,USD,").append(100 + i).append(",10,3\n");
                }
            }
        }
        Files.writeString(folder.resolve("landing/member.csv"), member);
        Files.writeString(folder.resolve("landing/membership.csv"), membership);
        Files.writeString(folder.resolve("landing/revenue.csv"), revenue);
    }

    /** What the software has made wrong cannot be accepted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reconcile  | covalue.delivery         | before update | new.rows_loaded = new.rows_loaded + 1;      "
                        + "                            | 12 rows in the file, 12 read, 13 loaded",
                "disclosure | released.indicator_value | before insert | if new.state = 'suppressed' then new.value "
                        + "= 1; end if;                 | suppressed and yet with a figure",
                "disclosure | released.indicator_value | before insert | if new.state = 'suppressed' then new.state "
                        + "= 'ok'; new.value = 1; end if; | dominant owners than allowed"
            })
    void whatTheSoftwareHasMadeWrongIsNeverPublished(
            String rule, String table, String when, String change, String finding) throws IOException {
        revenueOfThree();
        database.jdbc()
                .execute("create function public.spoil() returns trigger language plpgsql as $$ begin " + change
                        + " return new; end $$");
        database.jdbc()
                .execute("create trigger spoil " + when + " on " + table + " for each row "
                        + (table.endsWith("delivery") ? "when (new.state = 'complete' and old.state = 'waiting') " : "")
                        + "execute function public.spoil()");
        Outcome blocked = night(1, Optional.of("never mind"));
        assertThat(blocked.message()).contains(rule + ": ").contains(finding).contains("cannot be accepted");
        assertThat(latest()).isEmpty();
        assertThat(database.jdbc()
                        .queryForList(
                                "select accepted_reason from covalue.gate_finding where accepted_reason is not null"))
                .isEmpty();
        assertThat(database.jdbc().queryForList("select finding from covalue.gate_finding", String.class))
                .as("no parameter of a rule, no member")
                .noneMatch(text -> text.matches(".*\\b(M1|M2|M3)\\b.*"));
    }

    private void revenueOfThree() throws IOException {
        Path landing = folder.resolve("landing");
        Files.writeString(
                landing.resolve("member.csv"),
                "member_id,member_name,member_type\nM1,One,firm\nM2,Two,firm\nM3,Three,firm\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,M1,2015-01-01\no1,M2,2015-01-01\no1,M3,2015-01-01\n");
        Files.writeString(
                landing.resolve("revenue.csv"),
                "member_id,year,currency,revenue,exports\nM1,2022,USD,100,10\nM2,2022,USD,200,20\nM3,2022,USD,300,"
                        + "30\n");
    }
}
