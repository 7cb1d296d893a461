package org.covalue.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.layers.LayerBuilder.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a layer whose build fails: nothing that still writes, and nothing that was written. */
class LayerBuilderTest {

    private static final RunFacts FACTS =
            new RunFacts(Instant.EPOCH, LocalDate.of(2025, 6, 30), 2024, "USD", 2020, 2024, "", "");

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        database.jdbc()
                .execute("create schema if not exists staging; create table public.trace (what text); grant all on "
                        + "public.trace to public");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private LayerBuilder builder(int parallel) {
        return new LayerBuilder(database.dataSource(), new EngineTables(database.dataSource()), parallel);
    }

    private List<String> traces() {
        return database.jdbc().queryForList("select what from public.trace", String.class);
    }

    private static Task slow(String name) {
        return new Task(name, "insert into public.trace select '" + name + "' from pg_sleep(20)");
    }

    @Test
    void whereATableFailsTheOthersAreCancelledAndHaveEndedBeforeTheStepFails() {
        Task fails = new Task("fails", "select 1 / 0 from pg_sleep(0.5)");
        assertThatThrownBy(() -> builder(3)
                        .build(Layer.MART, FACTS, List.of(), List.of(slow("one"), fails, slow("two")), () -> {}))
                .hasMessageContaining("fails.sql")
                .hasMessageContaining("division by zero");
        assertThat(database.jdbc()
                        .queryForList(
                                "select query from pg_stat_activity where datname = current_database() and state <> "
                                        + "'idle' "
                                        + "and pid <> pg_backend_pid()",
                                String.class))
                .isEmpty();
        assertThat(traces()).isEmpty();
    }

    @Test
    void whereATableFailsThoseThatWaitDoNotBegin() {
        Task next = new Task("next", "insert into public.trace values ('next')");
        assertThatThrownBy(() -> builder(1)
                        .build(
                                Layer.MART,
                                FACTS,
                                List.of(),
                                List.of(new Task("fails", "select 1 / 0"), next, next),
                                () -> {}))
                .hasMessageContaining("fails.sql");
        assertThat(traces()).isEmpty();
    }

    @Test
    void whatAReaderOfRowsCannotReadIsNotCommitted() {
        builder(1).build(Layer.MART, FACTS, List.of(), List.of(), () -> {});
        database.jdbc().execute("create schema if not exists studies_next");
        assertThatThrownBy(() -> builder(1)
                        .read(
                                Layer.STUDIES,
                                new Task("panel", "insert into public.trace values ('read') returning what"),
                                rows -> {
                                    throw new IllegalStateException("a cell that is no number");
                                }))
                .hasMessage("a cell that is no number");
        assertThat(traces()).isEmpty();
        assertThat(database.dataSource().getHikariPoolMXBean().getActiveConnections())
                .isZero();
    }
}
