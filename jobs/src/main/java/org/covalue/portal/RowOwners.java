package org.covalue.portal;

import java.sql.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.FileCheck.GoodRow;
import org.covalue.inputs.RecordSpec;
import org.covalue.inputs.RejectedRow;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whose the rows of a sent file are, by what is known since the last night. A row is somebody's by the organisation it names,
 * else by its project, else by its member; and nobody's row can be taken over by sending its key.
 */
@Component
class RowOwners {

    static final String RULE = "another organisation";

    private static final String ORGANISATION = "organisation_id";
    private static final String PROJECT = "project_id";
    private static final String MEMBER = "member_id";

    private final JdbcTemplate jdbc;

    RowOwners(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Whether the rows of a record type are about organisations at all; prices, rates and the like are about all of them. */
    static boolean isOfOrganisations(RecordSpec spec) {
        return spec.indexOf(ORGANISATION) >= 0 || spec.indexOf(PROJECT) >= 0 || spec.indexOf(MEMBER) >= 0;
    }

    /** The rows that are about another organisation, each with what tells so. */
    List<RejectedRow> foreign(RecordSpec spec, List<GoodRow> rows, String organisation) {
        List<RejectedRow> foreign = new ArrayList<>();
        if (spec.indexOf(ORGANISATION) >= 0) {
            rows.stream().filter(row -> !row.values().get(ORGANISATION).equals(organisation))
                    .forEach(row -> foreign.add(fault(row, ORGANISATION, organisation, "the row names another organisation")));
            if (!spec.key().contains(ORGANISATION)) {
                String key = spec.key().get(0);
                foreign.addAll(taken(rows, key, "staging." + spec.record(), organisation, "another organisation has a row of this key"));
            }
        } else if (spec.indexOf(PROJECT) >= 0) {
            foreign.addAll(taken(rows, PROJECT, "staging.project", organisation, "the project is another organisation's"));
        } else {
            foreign.addAll(taken(rows, MEMBER, "staging.membership", organisation, "the member is another organisation's"));
        }
        return foreign;
    }

    private List<RejectedRow> taken(List<GoodRow> rows, String column, String table, String organisation, String message) {
        Map<String, Set<String>> owners = owners(table, column, values(rows, column));
        return rows.stream().filter(row -> owners.containsKey(row.values().get(column)) && !owners.get(row.values().get(column)).contains(organisation))
                .map(row -> fault(row, column, organisation, message)).toList();
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
            if (!key.field().equals(ORGANISATION) && isThere("staging." + key.record())) {
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

    private static RejectedRow fault(GoodRow row, String column, String organisation, String message) {
        return new RejectedRow(row.number(), column, row.values().get(column), "rows about " + organisation, RULE, message, organisation, null);
    }
}
