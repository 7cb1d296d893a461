package org.covalue.portal.organisation;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.database.SqlResource;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.upload.FaultGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an organisation has not delivered, and what of it was rejected: as known now, to whom manages it and to nobody
 * else.
 */
@Component
class DataGaps {

    private final ViewerQueries viewed;

    DataGaps(ViewerQueries viewed) {
        this.viewed = viewed;
    }

    /** A firm of which a yearly record is not there. */
    record SilentMember(String id, String name, boolean hasRevenue, boolean hasSustainability) {}

    List<SilentMember> silentMembers(String organisation, int year) {
        return viewed.jdbc()
                .query(
                        "select member_id, member_name, has_revenue, has_sustainability from "
                                + "covalue.silent_members(?, ?)",
                        (row, i) -> new SilentMember(
                                row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                        organisation,
                        year);
    }

    /** Rejected rows with one cause together, most first. */
    List<FaultGroup> rejected(String organisation) {
        Map<List<String>, FaultGroup> groups = new LinkedHashMap<>();
        JdbcClient.create(viewed.jdbc())
                .sql(SqlResource.text(DataGaps.class, "rejected_by_cause"))
                .param("organisation", organisation)
                .param("shown", FaultGroup.SHOWN)
                .query((ResultSet row) -> {
                    List<String> cause =
                            List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    FaultGroup group = groups.get(cause);
                    if (group == null) {
                        group = new FaultGroup(
                                cause.get(0),
                                cause.get(1),
                                cause.get(2),
                                cause.get(3),
                                row.getLong(5),
                                new ArrayList<>());
                        groups.put(cause, group);
                    }
                    group.rows()
                            .add(new FaultGroup.Row(
                                    row.getString(6), row.getInt(7), row.getString(8), row.getString(9)));
                });
        return List.copyOf(groups.values());
    }
}
