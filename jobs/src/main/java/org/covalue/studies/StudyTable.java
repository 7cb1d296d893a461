package org.covalue.studies;

import java.util.Arrays;
import java.util.List;

/**
 * The tables beside {@code estimate} in which schema {@code studies} keeps what a study found. Columns are those of the
 * table of the same name in {@code released}, and of the exhibit of the impact report: also of a study that no database
 * has seen.
 */
enum StudyTable {
    STUDY(
            "study",
            "cover",
            "title_en",
            "title_es",
            "question_en",
            "question_es",
            "limits_en",
            "limits_es",
            "kind",
            "outcome",
            "unit_and_time",
            "study_window",
            "control_group",
            "covariates",
            "se_clustered_by",
            "minimum",
            "plan",
            "planned_at",
            "observations",
            "period_unit",
            "confidence"),
    CLAIM("study_claim", "claims", "estimator", "claim"),
    COMPARISON("study_comparison", "decomposition", "comparison", "weight", "estimate"),
    SENSITIVITY(
            "study_sensitivity",
            "sensitivity",
            "estimator",
            "period",
            "breakdown",
            "lower_0",
            "upper_0",
            "lower_1",
            "upper_1",
            "lower_2",
            "upper_2",
            "lower_3",
            "upper_3",
            "lower_4",
            "upper_4"),
    BALANCE(
            "study_balance",
            "balance",
            "estimator",
            "variable",
            "mean_treated",
            "mean_control",
            "smd_before",
            "smd_after",
            "variance_ratio_before",
            "variance_ratio_after"),
    PATH("study_path", "path", "period", "is_after", "treated", "synthetic", "gap"),
    WEIGHT("study_weight", "weights", "estimator", "kind", "unit", "weight"),
    PLACEBO("study_placebo", "placebos", "rank", "unit", "is_treated", "pre_mspe", "post_mspe", "ratio"),
    REMARK("study_remark", "what_was_done", "about", "note"),
    DEVIATION("study_deviation", "deviations", "key", "planned", "now");

    /** Rests on every number of the study's whole. */
    static final List<String> ALL_NUMBERS = List.of("*");

    private final String table;
    private final String exhibit;
    private final List<String> columns;

    StudyTable(String table, String exhibit, String... columns) {
        this.table = table;
        this.exhibit = exhibit;
        this.columns = List.of(columns);
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

    /** Beside those of {@link Row}; their types stand in {@code study_tables.sql}. */
    List<String> columns() {
        return columns;
    }
}
