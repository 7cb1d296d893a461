package org.covalue.disclosure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Decides which estimates of the mart may be told, and with them everything that studies have found: a row is told
 * where all the estimates that it rests on are.
 */
final class ReleasedStudies {

    /** Weights of units and placebos are not among them: each of their rows names a firm. */
    private static final List<String> FINDINGS = List.of(
            "study",
            "study_claim",
            "study_comparison",
            "study_sensitivity",
            "study_balance",
            "study_path",
            "study_remark",
            "study_deviation");
    /** How many an estimate rests on goes with it: with that, parts are weighted. */
    private static final List<String> KEPT_WITH_THE_ESTIMATE = Stream.of(
                    Estimate.COUNTS, List.of("clusters"), Estimate.FIGURES, Estimate.BESIDE)
            .flatMap(List::stream)
            .toList();

    private static final List<String> ALWAYS_TOLD = List.of(
            "study",
            "estimator",
            "term",
            "se_clustered_by",
            "of_study",
            "group_of_treated",
            "place",
            "shown_in",
            "period");

    private final JdbcTemplate jdbc;
    private final EstimateRules rules;

    ReleasedStudies(JdbcTemplate jdbc, EstimateRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    void release(long edition) {
        findWithheld();
        releaseEstimates(edition);
        FINDINGS.forEach(table -> releaseFindings(table, edition));
    }

    private void findWithheld() {
        List<EstimateCell> cells = jdbc.query(
                """
                select of_study, grouping, group_of_treated, estimator, term, treated_owners, control_owners,
                state = 'ok' from studies.estimate
                """,
                (row, i) -> new EstimateCell(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getBoolean(8)));
        jdbc.execute("""
                create temporary table withheld_estimate (of_study text, group_of_treated text, estimator text,
                term text) on commit drop
                """);
        jdbc.batchUpdate(
                "insert into withheld_estimate values (?, ?, ?, ?)",
                rules.withheld(cells).stream()
                        .map(cell -> new Object[] {cell.study(), cell.group(), cell.estimator(), cell.term()})
                        .toList());
    }

    private void releaseEstimates(long edition) {
        Message tooFew = Message.of("too_few_owners");
        jdbc.update(
                SqlResource.text(
                        ReleasedStudies.class,
                        "release_estimates",
                        Map.of(
                                "told",
                                String.join(", ", ALWAYS_TOLD),
                                "kept",
                                String.join(", ", KEPT_WITH_THE_ESTIMATE),
                                "told_of_estimate",
                                joined(ALWAYS_TOLD, "e.%s"),
                                "kept_of_estimate",
                                joined(KEPT_WITH_THE_ESTIMATE, "case when w.term is null then e.%s end"))),
                edition,
                tooFew.in("en"),
                tooFew.text());
    }

    private static String joined(List<String> columns, String each) {
        return columns.stream().map(each::formatted).collect(Collectors.joining(", "));
    }

    /** Of the rows that stand for one another the first that may be told. */
    private void releaseFindings(String table, long edition) {
        String columns = String.join(", ", jdbc.queryForList("""
                        select attname from pg_attribute
                        where attrelid = cast(? as regclass) and attnum > 0
                        and not attisdropped
                        and attname not in ('choice', 'rests_on') order by attnum
                        """, String.class, "studies." + table));
        jdbc.update(
                SqlResource.text(ReleasedStudies.class, "release_findings", Map.of("table", table, "columns", columns)),
                edition);
    }
}
