package org.covalue.run;

import java.util.List;
import java.util.Map;
import org.covalue.layers.Layers;
import org.covalue.plausibility.PlausibilityRule;
import org.covalue.plausibility.Warnings;
import org.covalue.request.RunParameters;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What a load without a night asks about: where it brought rows of which there are rules of plausibility. */
final class DoubtsOfLoad {

    private final JdbcTemplate jdbc;
    private final Layers layers;
    private final Warnings warnings;

    DoubtsOfLoad(JdbcTemplate jdbc, Layers layers, Warnings warnings) {
        this.jdbc = jdbc;
        this.layers = layers;
        this.warnings = warnings;
    }

    /** For the holder of the run lock. */
    void ask(RunParameters run, long runId) {
        if (brought(runId)) {
            layers.doubt(run, runId);
            warnings.renew(runId);
        }
    }

    private boolean brought(long runId) {
        List<String> records = PlausibilityRule.all().stream()
                .map(PlausibilityRule::record)
                .distinct()
                .toList();
        return Boolean.TRUE.equals(new NamedParameterJdbcTemplate(jdbc)
                .queryForObject(
                        "select exists (select 1 from covalue.delivery where run_id = :run and state = 'complete' "
                                + "and rows_loaded > 0 and record in (:records))",
                        Map.of("run", runId, "records", records),
                        Boolean.class));
    }
}
