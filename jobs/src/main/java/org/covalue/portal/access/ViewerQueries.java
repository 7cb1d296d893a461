package org.covalue.portal.access;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.PortalConnections;
import org.covalue.database.ViewerDataSource;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The published editions as the viewer may see them: every query runs behind the row policies, in the name of who is
 * signed in. Pages and API read nothing else.
 */
@Component
public class ViewerQueries {

    private final JdbcTemplate jdbc;
    private final Editions editions;

    ViewerQueries(PortalConnections connections) {
        DataSource asViewer = new ViewerDataSource(connections.viewers(), ViewerQueries::login);
        this.jdbc = new JdbcTemplate(asViewer);
        this.editions = new Editions(asViewer);
    }

    /**
     * For the tables of editions in schema {@code covalue}: {@code edition}, {@code edition_file},
     * {@code edition_report}.
     */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** The published editions that the viewer may see, the last first. */
    public List<PublishedEdition> published() {
        return editions.published();
    }

    /** The edition published last that the viewer may see, empty where there is none. */
    public Optional<Long> latest() {
        return editions.latest();
    }

    /** @throws org.covalue.platform.Problem if the viewer may see no such edition */
    public Edition edition(Optional<Long> wanted) {
        return editions.open(wanted);
    }

    /** The login of who asks, empty where nobody is signed in. */
    static String login() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated() ? "" : authentication.getName();
    }
}
