package org.covalue.portal.upload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.RowClaim;
import org.covalue.inputs.check.FileCheck.GoodRow;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whose the rows of a sent file are, as far as the sender may know: rows that name another organisation are refused,
 * ids that are not known as the sender's own are named, whether or not another organisation has them. The load that
 * takes the file judges the ids.
 */
@Component
class RowOwners {

    /** Record types whose ids belong to organisations, and where it stands to whom. */
    private static final Map<String, String> OWNED = Map.of(
            "member", Owner.MEMBER.record(), "membership", Owner.MEMBER.record(), "project", Owner.PROJECT.record());

    private final JdbcTemplate jdbc;

    RowOwners(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The rows that name another organisation, each with what tells so. */
    List<RejectedRow> foreign(RecordSpec spec, List<GoodRow> rows, String organisation) {
        return RowClaim.of(spec).stream()
                .filter(RowClaim::isNamed)
                .flatMap(claim -> rows.stream()
                        .filter(row -> !row.value(claim.column()).equals(organisation))
                        .map(row -> fault(row, claim, organisation)))
                .toList();
    }

    /** Members and projects that are not known as the organisation's own: column and id. */
    Set<List<String>> unknown(RecordSpec spec, List<GoodRow> rows, String organisation) {
        Set<List<String>> unknown = new HashSet<>();
        references(spec).forEach((column, record) -> {
            Set<String> values = values(rows, column);
            values.removeAll(
                    own(Objects.requireNonNull(OWNED.get(record), record), record + "_id", organisation, values));
            values.forEach(value -> unknown.add(List.of(column, value)));
        });
        return unknown;
    }

    /** Columns that name a member or a project; the key of a new project names one that is not there yet. */
    private static Map<String, String> references(RecordSpec spec) {
        Map<String, String> references = new HashMap<>();
        spec.foreignKeys().stream()
                .filter(key -> OWNED.containsKey(key.record()))
                .forEach(key -> references.put(key.field(), key.record()));
        if (spec.record().equals("member")) {
            references.put("member_id", "member");
        }
        return references;
    }

    private List<String> own(String record, String column, String organisation, Set<String> values) {
        return jdbc.queryForList(
                "select covalue.own_ids(?, ?, ?, ?)",
                String.class,
                record,
                column,
                organisation,
                values.toArray(String[]::new));
    }

    private static Set<String> values(List<GoodRow> rows, String column) {
        return rows.stream()
                .map(row -> row.value(column))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static RejectedRow fault(GoodRow row, RowClaim claim, String organisation) {
        return new RejectedRow(
                row.number(),
                claim.column(),
                RejectedRow.typed(row.value(claim.column())),
                RowClaim.expected(organisation),
                RowClaim.RULE,
                claim.message(),
                organisation,
                null);
    }
}
