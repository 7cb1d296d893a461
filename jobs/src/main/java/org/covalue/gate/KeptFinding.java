package org.covalue.gate;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.estimation.data.Message;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the gate found in the draft of a run, as it was kept.
 *
 * @param accepted the reason for which a person passed it over
 */
public record KeptFinding(String rule, Message finding, Optional<String> accepted) {

    public static List<KeptFinding> of(DataSource dataSource, long runId) {
        return new JdbcTemplate(dataSource)
                .query(
                        """
                        select rule, finding, accepted_reason
                        from covalue.gate_finding where run_id = ?
                        order by rule, finding
                        """,
                        (row, i) -> new KeptFinding(
                                row.getString("rule"),
                                Message.parse(row.getString("finding")),
                                Optional.ofNullable(row.getString("accepted_reason"))),
                        runId);
    }
}
