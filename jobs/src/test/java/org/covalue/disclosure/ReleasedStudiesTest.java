package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.covalue.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What two made-up studies found: of one, the test before treatment rests on three owners; of the other everything may
 * be told.
 */
class ReleasedStudiesTest {

    private static TestDatabase database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void release() {
        database = TestDatabase.create();
        jdbc = database.jdbc();
        layer();
        estimate("small", "e", "simple", 9, 1.5);
        estimate("small", "e", "pretrend", 3, 2.5);
        estimate("large", "e", "simple", 9, 3.5);
        for (String study : List.of("small", "large")) {
            finding("study_claim", study, 0, 0, "{e simple,e pretrend}", "claim", "tested");
            finding("study_claim", study, 0, 1, "{e simple}", "claim", "not tested");
            finding("study_claim", study, 0, 2, "{}", "claim", "withheld");
            finding("study_comparison", study, 0, 0, "{*}", "comparison", "earlier_vs_later");
            finding("study_weight", study, 0, 0, "{}", "unit", "a firm");
            finding("study_placebo", study, 0, 0, "{}", "unit", "a firm");
            finding("study_remark", study, 1, 0, "{}", "note", "of every study");
        }
        new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()))
                .executeWithoutResult(status -> new ReleasedStudies(jdbc, new EstimateRules(5)).release(7));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** As the studies leave it: the released tables, with what disclosure asks. */
    private static void layer() {
        jdbc.execute("drop schema if exists studies cascade");
        jdbc.execute("create schema studies");
        jdbc.queryForList(
                        "select tablename from pg_tables where schemaname = 'released' and tablename ~ "
                                + "'^(study|estimate)'",
                        String.class)
                .forEach(table -> {
                    jdbc.execute("create table studies." + table + " (like released." + table + ")");
                    jdbc.execute("alter table studies." + table
                            + " drop column edition_id, add column choice integer, add column rests_on text[]");
                });
        jdbc.execute(
                "alter table studies.estimate add column grouping text default '', add column treated_owners integer, "
                        + "add column control_owners integer default 99, drop column choice, drop column rests_on");
    }

    private static void estimate(String study, String estimator, String term, int owners, double estimate) {
        jdbc.update(
                "insert into studies.estimate (study, of_study, group_of_treated, estimator, term, treated_owners, "
                        + "estimate, n, refusal, state) "
                        + "values (?, ?, '', ?, ?, ?, ?, 80, '', 'ok')",
                study,
                study,
                estimator,
                term,
                owners,
                estimate);
    }

    private static void finding(
            String table, String study, int place, int choice, String restsOn, String column, String value) {
        jdbc.update(
                "insert into studies." + table + " (study, place, choice, rests_on, " + column
                        + ") values (?, ?, ?, cast(? as text[]), ?)",
                study,
                place,
                choice,
                restsOn,
                value);
    }

    @Test
    void aNumberOnFewOwnersLosesAllThatWasComputedAndSaysWhy() {
        assertThat(jdbc
                        .queryForList("select study, term, state, estimate, n, refusal <> '' as has_refusal from "
                                + "released.estimate where edition_id = 7 "
                                + "order by study, term")
                        .stream()
                        .map(Object::toString))
                .containsExactly(
                        "{study=large, term=simple, state=ok, estimate=3.5, n=80, has_refusal=false}",
                        "{study=small, term=pretrend, state=suppressed, estimate=null, n=null, has_refusal=true}",
                        "{study=small, term=simple, state=ok, estimate=1.5, n=80, has_refusal=false}");
    }

    @Test
    void aSentenceThatRestsOnANumberNotToldGivesWayToTheNextOne() {
        assertThat(told("study_claim", "claim")).containsExactly("large tested", "small not tested");
    }

    @Test
    void whatIsMadeOfAllNumbersIsToldWhereAllAre() {
        assertThat(told("study_comparison", "comparison")).containsExactly("large earlier_vs_later");
        assertThat(told("study_remark", "note")).containsExactly("large of every study", "small of every study");
    }

    @Test
    void rowsThatNameFirmsAreNeverReleased() {
        assertThat(told("study_weight", "unit")).isEmpty();
        assertThat(told("study_placebo", "unit")).isEmpty();
    }

    private static List<String> told(String table, String column) {
        return jdbc.queryForList(
                "select study || ' ' || " + column + " from released." + table + " where edition_id = 7 order by 1",
                String.class);
    }
}
