package org.covalue.portal;

import java.sql.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.FileCheck.GoodRow;
import org.covalue.inputs.RecordSpec;
import org.covalue.inputs.RejectedRow;
import org.covalue.inputs.RowClaim;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whose the rows of a sent file are, by what is known since the last night; the load that takes the file asks the same again,
 * by what is known then.
 */
@Component
class RowOwners {

    private final JdbcTemplate jdbc;

    RowOwners(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The rows that are about another organisation, each with what tells so. */
    List<RejectedRow> foreign(RecordSpec spec, List<GoodRow> rows, String organisation) {
        List<RejectedRow> foreign = new ArrayList<>();
        for (RowClaim claim : RowClaim.of(spec)) {
            Predicate<String> isForeign = claim.isNamed() ? named -> !named.equals(organisation) : taken(claim, rows, organisation);
            rows.stream().filter(row -> isForeign.test(row.values().get(claim.column()))).map(row -> fault(row, claim, organisation))
                    .forEach(foreign::add);
        }
        return foreign;
    }

    private Predicate<String> taken(RowClaim claim, List<GoodRow> rows, String organisation) {
        Map<String, Set<String>> owners = owners("staging." + claim.record(), claim.column(), values(rows, claim.column()));
        return value -> {
            Set<String> known = owners.getOrDefault(value, Set.of());
            return known.stream().anyMatch(one -> !one.equals(organisation)) && (claim.isAlone() || !known.contains(organisation));
        };
    }

    private Map<String, Set<String>> owners(String table, String column, Set<String> values) {
        Map<String, Set<String>> owners = new HashMap<>();
        if (isThere(table)) {
            jdbc.query("select distinct " + column + ", organisation_id from " + table + " where " + column + " = any(?)",
                    statement -> statement.setArray(1, array(statement.getConnection(), values)),
                    row -> {
                        owners.computeIfAbsent(row.getString(1), value -> new HashSet<>()).add(row.getString(2));
                    });
        }
        return owners;
    }

    /** References to members and projects that nobody has delivered yet: column and id. */
    Set<List<String>> unknown(RecordSpec spec, List<GoodRow> rows) {
        Set<List<String>> unknown = new HashSet<>();
        for (RecordSpec.ForeignKey key : spec.foreignKeys()) {
            if (!key.record().equals("organisation") && isThere("staging." + key.record())) {
                Set<String> values = values(rows, key.field());
                jdbc.query("select " + key.record() + "_id from staging." + key.record() + " where " + key.record() + "_id = any(?)",
                        statement -> statement.setArray(1, array(statement.getConnection(), values)),
                        row -> {
                            values.remove(row.getString(1));
                        });
                values.forEach(value -> unknown.add(List.of(key.field(), value)));
            }
        }
        return unknown;
    }

    private boolean isThere(String table) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, table));
    }

    private static Array array(java.sql.Connection connection, Set<String> values) throws java.sql.SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Set<String> values(List<GoodRow> rows, String column) {
        return rows.stream().map(row -> row.values().get(column)).filter(value -> !value.isEmpty()).collect(Collectors.toCollection(HashSet::new));
    }

    private static RejectedRow fault(GoodRow row, RowClaim claim, String organisation) {
        return new RejectedRow(row.number(), claim.column(), row.values().get(claim.column()), RowClaim.expected(organisation), RowClaim.RULE,
                claim.message(), organisation, null);
    }
}
