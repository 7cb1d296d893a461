package org.covalue.studies;

import java.util.Arrays;
import java.util.List;

/**
 * The tables beside {@code estimate} in which schema {@code studies} keeps what a study found. Columns are those of the
 * table of the same name in {@code released}, and of the exhibit of the impact report.
 */
enum StudyTable {
    STUDY(
            "study",
            "cover",
            "title_en text, title_es text, question_en text, question_es text, limits_en text, limits_es text, kind "
                    + "text, "
                    + "outcome text, unit_and_time text, study_window text, control_group text, covariates text, "
                    + "se_clustered_by text, minimum text, "
                    + "plan text, planned_at text, observations integer, period_unit text, confidence double "
                    + "precision"),
    CLAIM("study_claim", "claims", "estimator text, claim text"),
    COMPARISON(
            "study_comparison", "decomposition", "comparison text, weight double precision, estimate double precision"),
    SENSITIVITY(
            "study_sensitivity",
            "sensitivity",
            "estimator text, period double precision, breakdown double precision, "
                    + "lower_0 double precision, upper_0 double precision, lower_1 double precision, upper_1 double "
                    + "precision, "
                    + "lower_2 double precision, upper_2 double precision, lower_3 double precision, upper_3 double "
                    + "precision, "
                    + "lower_4 double precision, upper_4 double precision"),
    BALANCE(
            "study_balance",
            "balance",
            "estimator text, variable text, mean_treated double precision, mean_control double precision, "
                    + "smd_before double precision, smd_after double precision, variance_ratio_before double "
                    + "precision, "
                    + "variance_ratio_after double precision"),
    PATH(
            "study_path",
            "path",
            "period text, is_after text, treated double precision, synthetic double precision, gap double precision"),
    WEIGHT("study_weight", "weights", "estimator text, kind text, unit text, weight double precision"),
    PLACEBO(
            "study_placebo",
            "placebos",
            "rank double precision, unit text, is_treated text, pre_mspe double precision, "
                    + "post_mspe double precision, ratio double precision"),
    REMARK("study_remark", "what_was_done", "about text, note text"),
    DEVIATION("study_deviation", "deviations", "key text, planned text, now text");

    /** Rests on every number of the study's whole. */
    static final List<String> ALL_NUMBERS = List.of("*");

    private final String table;
    private final String exhibit;
    private final String definition;

    StudyTable(String table, String exhibit, String definition) {
        this.table = table;
        this.exhibit = exhibit;
        this.definition = definition;
    }

    /**
     * One row of one study.
     *
     * @param place in the order in which rows are read
     * @param choice rows of one place stand for one another: the first that may be told does
     * @param restsOn estimates, {@code ESTIMATOR TERM}, that a reader could tell something of
     * @param values in the order of the columns; a state, or NaN, where there is none
     */
    record Row(int place, int choice, List<String> restsOn, List<Object> values) {

        static Row of(int place, List<String> restsOn, Object... values) {
            return new Row(place, 0, restsOn, Arrays.asList(values));
        }
    }

    String table() {
        return table;
    }

    /** Of the impact report. */
    String exhibit() {
        return exhibit;
    }

    String definition() {
        return definition;
    }

    List<String> columns() {
        return Arrays.stream(definition.split(", "))
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toList();
    }
}
