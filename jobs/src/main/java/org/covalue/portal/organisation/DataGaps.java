package org.covalue.portal.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.check.FaultGroup;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.portal.access.ViewerQueries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an organisation has not delivered, and what of it was rejected: as known now, to whom manages it and to nobody
 * else.
 */
@Component
class DataGaps {

    private final ViewerQueries queries;

    DataGaps(ViewerQueries queries) {
        this.queries = queries;
    }

    /** A firm of which a yearly record is not there. */
    record SilentMember(String id, String name, boolean hasRevenue, boolean hasSustainability) {}

    List<SilentMember> silentMembers(String organisation, int year) {
        return queries.jdbc()
                .query(
                        """
                        select member_id, member_name, has_revenue, has_sustainability
                        from covalue.silent_members(?, ?)
                        """,
                        (row, i) -> new SilentMember(
                                row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                        organisation,
                        year);
    }

    /** Rejected rows with one cause together, most first. */
    List<FaultGroup> rejected(String organisation) {
        Map<List<Object>, FaultGroup> groups = new LinkedHashMap<>();
        JdbcClient.create(queries.jdbc())
                .sql(SqlResource.text(DataGaps.class, "rejected_by_cause"))
                .param("organisation", organisation)
                .param("shown", FaultGroup.SHOWN)
                .query((ResultSet row) -> {
                    String record = row.getString("record");
                    FaultGroup.Cause cause = new FaultGroup.Cause(
                            row.getString("rule"), row.getString("column_name"), message(row, "expected"));
                    long alike = row.getLong("alike");
                    groups.computeIfAbsent(
                                    List.of(record, cause),
                                    any -> new FaultGroup(record, cause, alike, new ArrayList<>()))
                            .rows()
                            .add(new FaultGroup.Row(
                                    row.getString("file"),
                                    row.getInt("row_number"),
                                    message(row, "found"),
                                    message(row, "message")));
                });
        return List.copyOf(groups.values());
    }

    /** How many values look implausible, and of how many nobody has said that they are right. */
    record ToConfirm(long total, long open) {}

    ToConfirm toConfirm(String organisation) {
        return queries.jdbc()
                .queryForObject(
                        "select count(*), count(*) filter (where confirmed_at is null) from covalue.warnings_of(?)",
                        (row, i) -> new ToConfirm(row.getLong(1), row.getLong(2)),
                        organisation);
    }

    /** By its code; where it has none, its words as they are. */
    private static Message message(ResultSet row, String column) throws SQLException {
        return RejectedRow.kept(row.getString(column + "_coded"), row.getString(column));
    }
}
