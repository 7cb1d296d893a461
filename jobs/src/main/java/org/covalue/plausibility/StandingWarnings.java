package org.covalue.plausibility;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be confirmed, as of the last night, and what was. */
public final class StandingWarnings {

    private static final String ORDER =
            " order by confirmed_at is not null, record, rule, file, sheet, row_number, " + "column_name, record_key";

    private final JdbcTemplate jdbc;

    public StandingWarnings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param asked how many values the rule asks about
     * @param confirmed of how many somebody has said that they are right
     */
    public record Count(String rule, long asked, long confirmed) {

        public String title(String language) {
            return PlausibilityRule.find(rule).map(one -> one.title(language)).orElse(rule);
        }

        public long open() {
            return asked - confirmed;
        }
    }

    /** What a night asked about; nothing of a run that was no night. */
    public List<Count> counted(long runId) {
        return jdbc.query(
                "select rule, warnings, confirmed from covalue.plausibility_count where run_id = ? order by rule",
                (row, i) -> new Count(row.getString(1), row.getLong(2), row.getLong(3)),
                runId);
    }

    /** All of them, those to confirm first. */
    public List<Warning> all() {
        return jdbc.query("select * from covalue.standing_warning" + ORDER, Warning::of);
    }

    /** Of one cell. */
    public List<Warning> of(String record, String key, String column) {
        return jdbc.query(
                "select * from covalue.standing_warning where record = ? and record_key = ? and column_name = ?",
                Warning::of,
                record,
                key,
                column);
    }

    /** Of an organisation that the viewer manages, those to confirm first. */
    public List<Warning> ofOrganisation(String organisation) {
        return jdbc.query("select * from covalue.warnings_of(?)" + ORDER, Warning::of, organisation);
    }
}
