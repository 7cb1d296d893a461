package org.covalue.portal.access;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What a grant may be narrowed to: organisations and funders of the edition published last, and editions. Names, no
 * figures.
 */
@Component
public class Choices {

    private static final String LATEST = "(select max(edition_id) from covalue.edition where published_at is not null)";

    private final JdbcTemplate jdbc;
    private final Editions editions;

    Choices(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.editions = new Editions(dataSource);
    }

    public record Named(String id, String name) {}

    /**
     * @param managers logins of those who may see it as its manager
     * @param sharing the rule for rows that it sends in about members of others too
     */
    record Organisation(String id, String name, String country, List<String> managers, String sharing) {}

    public List<Named> organisations() {
        return named("organisation", "organisation_id", "organisation_name");
    }

    public List<Named> funders() {
        return named("funder_year", "funder_id", "funder_name");
    }

    public List<PublishedEdition> editions() {
        return editions.published();
    }

    public List<Organisation> organisationsWithManagers() {
        return !isReleased("organisation")
                ? List.of()
                : jdbc.query(
                        SqlResource.text(Choices.class, "organisations_with_managers"),
                        (row, i) -> new Organisation(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))
                                        .map(logins -> List.of(logins.split(" ")))
                                        .orElse(List.of()),
                                row.getString(5)));
    }

    private List<Named> named(String table, String id, String name) {
        return !isReleased(table)
                ? List.of()
                : jdbc.query(
                        """
                                select %1$s, coalesce(nullif(max(%2$s), ''), %1$s)
                                from released.%3$s where edition_id = %4$s group by %1$s
                                order by 2, 1
                                """.formatted(id, name, table, LATEST),
                        (row, i) -> new Named(row.getString(1), row.getString(2)));
    }

    /** Tables of released marts are made with the first edition. */
    private boolean isReleased(String table) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "released." + table));
    }
}
