package org.covalue.gate;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.covalue.disclosure.DisclosureRules;
import org.covalue.disclosure.Editions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The last look at a draft before readers see it: rows reconcile, not too much was rejected, nothing that was there has
 * gone, no cell says more than the rules allow, every file is whole. What it finds is kept, and the edition before
 * stays in place.
 */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private static final long NO_EDITION = 0;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Reconciliation reconciliation;
    private final Editions editions;
    private final DisclosureRules rules;
    private final GateLimits limits;

    public Gate(DataSource dataSource, Editions editions, DisclosureRules rules, GateLimits limits) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.named = new NamedParameterJdbcTemplate(dataSource);
        this.reconciliation = new Reconciliation(dataSource);
        this.editions = editions;
        this.rules = rules;
        this.limits = limits;
    }

    /**
     * A draft on its way.
     *
     * @param folder its files
     * @param reports the report files there must be, relative to the folder
     * @param hasLayers whether the unprotected layers are still those of the run
     * @param accepted why findings are to be passed over
     */
    public record Draft(
            long editionId, long runId, Path folder, Set<Path> reports, boolean hasLayers, Optional<String> accepted) {}

    /** @throws GateProblem if the draft is to be kept back */
    public void pass(Draft draft) {
        List<Objection> findings = findings(draft);
        boolean isAccepted = draft.accepted().isPresent() && findings.stream().allMatch(Objection::isAcceptable);
        keep(draft, findings, isAccepted);
        if (isAccepted) {
            draft.accepted().ifPresent(reconciliation::accept);
            findings.forEach(one -> LOG.warn(
                    "gate: run {}: {}: {}; passed over: {}",
                    draft.runId(),
                    one.rule(),
                    one.finding(),
                    draft.accepted().orElseThrow()));
        } else if (!findings.isEmpty()) {
            throw new GateProblem(findings, readersKeep());
        }
    }

    /**
     * Before anything is counted: whether all that was delivered is there.
     *
     * @throws GateProblem if rows are missing; nothing passes that over
     */
    public void requireWhole(long runId) {
        List<Objection> findings = reconciliation.findings(runId, before()).stream()
                .filter(one -> !one.isAcceptable())
                .toList();
        if (!findings.isEmpty()) {
            keep(new Draft(NO_EDITION, runId, Path.of(""), Set.of(), false, Optional.empty()), findings, false);
            throw new GateProblem(findings, readersKeep());
        }
    }

    private List<Objection> findings(Draft draft) {
        Map<String, Object> parameters = parameters(draft);
        List<Objection> findings = new ArrayList<>();
        for (Check check : Check.values()) {
            if (draft.hasLayers() || !check.needsLayers()) {
                named.queryForList(check.select(), parameters).forEach(row -> findings.add(check.finding(row)));
            }
        }
        findings.addAll(reconciliation.findings(draft.runId(), before()));
        new DraftFiles(editions.draft(draft.editionId()), draft.folder(), draft.reports())
                .faults()
                .forEach(fault -> findings.add(new Objection("files", fault, false)));
        return findings;
    }

    private Map<String, Object> parameters(Draft draft) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("run", draft.runId());
        parameters.put("edition", draft.editionId());
        parameters.put("before", before());
        parameters.put("lost_percent", limits.lostPercent());
        parameters.put("rejected_percent", limits.rejectedPercent());
        parameters.put("fewest_rows", limits.fewestRows());
        parameters.put("coverage_drop_percent", limits.coverageDropPercent());
        parameters.put("fewest_cells", limits.fewestCells());
        parameters.put("fewest_contributors", rules.fewestContributors());
        parameters.put("dominance_percent", rules.dominancePercent());
        parameters.put("fewest_organisations", rules.fewestOrganisations());
        parameters.put("fewest_for_extremes", rules.fewestForExtremes());
        return parameters;
    }

    private long before() {
        return editions.latest().orElse(0L);
    }

    private void keep(Draft draft, List<Objection> findings, boolean isAccepted) {
        jdbc.update("delete from covalue.gate_finding where run_id = ?", draft.runId());
        Timestamp now = Timestamp.from(Instant.now());
        findings.forEach(one -> jdbc.update(
                "insert into covalue.gate_finding values (?, ?, ?, ?, ?, ?)",
                draft.runId(),
                draft.editionId(),
                one.rule(),
                one.finding().text(),
                now,
                isAccepted ? draft.accepted().orElseThrow() : null));
    }

    private String readersKeep() {
        return editions.latest()
                .map(id -> "Readers keep edition " + id + ".")
                .orElse("There is no earlier edition for readers to keep.");
    }
}
