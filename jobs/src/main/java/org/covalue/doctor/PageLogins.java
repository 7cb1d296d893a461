package org.covalue.doctor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.covalue.database.PortalLogins;
import org.covalue.database.PortalRights;
import org.covalue.database.RowSecurity;
import org.covalue.platform.HomeFolders;
import org.covalue.settings.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/** With which logins the portal comes to the database, and whether they may do no more than they should. */
final class PageLogins {

    private final Path home;
    private final Optional<String> url;

    PageLogins(Path home, Optional<String> url) {
        this.home = home;
        this.url = url;
    }

    Finding look(JdbcTemplate jdbc) {
        Optional<PortalLogins> configured = Configuration.of(
                        new HomeFolders(home, url).configuration(), new StandardEnvironment())
                .logins()
                .logins();
        if (configured.isEmpty()) {
            return url.isEmpty()
                    ? Finding.ok("pages", "serve makes logins of their own for them, which own nothing")
                    : oneLogin(jdbc);
        }
        for (Map.Entry<PortalLogins.Login, String> one : Map.of(
                        configured.get().viewer(),
                        RowSecurity.READER,
                        configured.get().keeper(),
                        RowSecurity.KEEPER)
                .entrySet()) {
            Optional<String> excess = PortalRights.excess(jdbc, one.getKey().name(), one.getValue());
            if (excess.isPresent()) {
                return Finding.fail(
                        "pages",
                        "the login " + one.getKey() + " " + excess.get(),
                        "name one that is nothing but a login: create role NAME login password '...'; then "
                                + "covalue.logins in covalue.yml");
            }
        }
        return Finding.ok(
                "pages",
                "they sign in as " + configured.get().viewer() + " and "
                        + configured.get().keeper() + ", which own nothing");
    }

    private static Finding oneLogin(JdbcTemplate jdbc) {
        String login = jdbc.queryForObject("select current_user", String.class);
        return Finding.warn(
                "pages",
                "the portal signs in as " + login
                        + ", which owns the tables: row policies do not bind it after reset role",
                "as an administrator: create role covalue_viewer login password '...'; create role covalue_portal "
                        + "login password '...'; "
                        + "create role " + RowSecurity.READER + "; create role " + RowSecurity.KEEPER + "; grant "
                        + RowSecurity.READER + ", "
                        + RowSecurity.KEEPER + " to " + login + "; grant " + RowSecurity.READER
                        + " to covalue_viewer; grant " + RowSecurity.KEEPER
                        + " to covalue_portal; and name both in covalue.yml: covalue.logins");
    }
}
