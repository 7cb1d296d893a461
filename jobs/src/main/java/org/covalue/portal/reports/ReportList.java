package org.covalue.portal.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.editions.ReportBatch;
import org.covalue.editions.StudyReports;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportRequest;
import org.covalue.studies.Study;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The reports that the viewer may read: those rendered at night, and those that are rendered when asked for. */
@Component
public class ReportList {

    private final ViewerQueries queries;

    ReportList(ViewerQueries queries) {
        this.queries = queries;
    }

    /**
     * @param request what the report is about; its language is one of all
     * @param organisation its name, empty where the report is about all
     * @param funder its name, empty where the report is addressed to all
     */
    public record ListedReport(long edition, ReportRequest request, String organisation, String funder) {}

    List<PublishedEdition> editions() {
        return queries.published();
    }

    /** The years of which the viewer sees a value, the last first. */
    public List<Integer> years(long edition) {
        return queries
                .edition(Optional.of(edition))
                .query("select distinct year from indicator_value where state = 'ok' order by 1 desc", Map.of())
                .rows()
                .stream()
                .map(row -> ((Number) row.get(0).value().orElseThrow()).intValue())
                .toList();
    }

    /** All of a year that the viewer may read, by report, organisation and funder. */
    public List<ListedReport> of(long edition, int year) {
        Edition seen = queries.edition(Optional.of(edition));
        Map<String, String> organisations = names(seen, "select organisation_id, organisation_name from organisation");
        Map<String, String> funders =
                names(seen, "select funder_id, max(funder_name) from funder_year where funder_name <> '' group by 1");
        return readable(edition, ReportBatch.requests(seen, year)).stream()
                .map(request -> new ListedReport(
                        edition,
                        request,
                        request.organisation()
                                .map(id -> organisations.getOrDefault(id, id))
                                .orElse(""),
                        request.funder().map(id -> funders.getOrDefault(id, id)).orElse("")))
                .toList();
    }

    /** The studies whose reports are among the files that the viewer may have. */
    List<Study> studies(long edition) {
        Set<String> files = new HashSet<>(queries.jdbc()
                .queryForList("select file from covalue.edition_report where edition_id = ?", String.class, edition));
        return Study.all().stream()
                .filter(study -> files.contains(StudyReports.published(study, Language.EN, Format.PDF)))
                .toList();
    }

    boolean mayRead(long edition, ReportRequest request) {
        return !readable(edition, List.of(request)).isEmpty();
    }

    /** Asked of the database, in the viewer's name, so that there is one rule for files and for what is rendered. */
    private List<ReportRequest> readable(long edition, List<ReportRequest> requests) {
        Set<List<Optional<String>>> pairs = new HashSet<>();
        requests.forEach(request -> pairs.add(List.of(request.organisation(), request.funder())));
        List<List<Optional<String>>> asked = new ArrayList<>(pairs);
        JdbcTemplate jdbc = queries.jdbc();
        List<Integer> allowed = jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("""
                            select p.place
                            from unnest(?, ?) with ordinality as p(organisation_id, funder_id, place)
                            where covalue.may_read_report(?, p.organisation_id, p.funder_id)
                            """);
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "text",
                                    asked.stream()
                                            .map(pair -> pair.get(0).orElse(null))
                                            .toArray()));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "text",
                                    asked.stream()
                                            .map(pair -> pair.get(1).orElse(null))
                                            .toArray()));
                    statement.setLong(3, edition);
                    return statement;
                },
                (row, i) -> row.getInt(1) - 1);
        Set<List<Optional<String>>> readable = new HashSet<>();
        allowed.forEach(place -> readable.add(asked.get(place)));
        return requests.stream()
                .filter(request -> readable.contains(List.of(request.organisation(), request.funder())))
                .toList();
    }

    private static Map<String, String> names(Edition edition, String sql) {
        ReleasedTable table = edition.query(sql, Map.of());
        Map<String, String> names = new HashMap<>();
        IntStream.range(0, table.rows().size())
                .forEach(row -> names.put(
                        table.rows().get(row).get(0).text(),
                        table.rows().get(row).get(1).text()));
        return names;
    }
}
