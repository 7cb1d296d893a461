package org.covalue.reports.model;

import java.util.HashMap;
import java.util.Map;
import org.covalue.disclosure.ReleasedTable;

/** Runs the queries of a report folder with the parameters of one request. */
public final class ReportQueries implements ReportRows {

    /** Where released tables come from. */
    @FunctionalInterface
    public interface Source {
        ReleasedTable query(String sql, Map<String, ?> parameters);
    }

    private final ReportFolder folder;
    private final Source source;
    private final Map<String, Object> parameters = new HashMap<>();

    public ReportQueries(ReportFolder folder, Source source, ReportRequest request) {
        this.folder = folder;
        this.source = source;
        parameters.put("year", request.year());
        parameters.put("organisation", request.organisation().orElse(null));
        parameters.put("funder", request.funder().orElse(null));
        parameters.put("study", request.study().orElse(null));
        Settings values = folder.definition().under("values");
        values.keys().forEach(name -> parameters.put(name, values.list(name)));
    }

    /** The rows of the query {@code <name>.sql} of the folder. */
    @Override
    public ReleasedTable run(String name) {
        return source.query(folder.query(name), parameters);
    }
}
