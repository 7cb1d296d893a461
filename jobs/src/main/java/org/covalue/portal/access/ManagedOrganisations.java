package org.covalue.portal.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.editions.ReportBatch;
import org.covalue.portal.web.PageProblem;
import org.springframework.stereotype.Component;

/** The organisations that the viewer manages. */
@Component
public class ManagedOrganisations {

    private final Users users;
    private final ViewerQueries queries;

    ManagedOrganisations(Users users, ViewerQueries queries) {
        this.users = users;
        this.queries = queries;
    }

    /** @param name as in the latest edition, the id where that does not know it */
    public record Managed(String id, String name) {

        /** Its part of an address. An id may hold what an address cannot, such as a slash. */
        public String place() {
            return ReportBatch.fileName(id);
        }
    }

    public List<Managed> all() {
        return users.grants(ViewerQueries.login()).stream()
                .filter(grant -> grant.role() == Role.MANAGER)
                .flatMap(grant -> grant.organisation().stream())
                .distinct()
                .map(id -> new Managed(id, name(id)))
                .toList();
    }

    /**
     * @param place of an address
     * @throws PageProblem if the viewer does not manage what is there
     */
    public Managed require(String place) {
        return all().stream()
                .filter(managed -> managed.place().equals(place))
                .findFirst()
                .orElseThrow(PageProblem::notFound);
    }

    /** The edition published last in which the viewer may see the organisation. */
    public Optional<Long> latestEdition(String id) {
        return queries
                .jdbc()
                .queryForList(
                        "select max(edition_id) from covalue.viewed_organisations() where organisation_id = ?",
                        Long.class,
                        id)
                .stream()
                .filter(edition -> edition != null)
                .findFirst();
    }

    private String name(String id) {
        return latestEdition(id)
                .flatMap(edition -> name(queries.edition(Optional.of(edition)), id))
                .orElse(id);
    }

    private static Optional<String> name(Edition edition, String id) {
        ReleasedTable found = edition.query(
                "select organisation_name from organisation where organisation_id = :id", Map.of("id", id));
        return found.rows().stream().map(row -> row.get(0).text()).findFirst();
    }
}
