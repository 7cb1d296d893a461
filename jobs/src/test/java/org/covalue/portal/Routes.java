package org.covalue.portal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.covalue.portal.access.Role;

/**
 * Who may ask for what: the expected matrix, written down apart from the rules that enforce it. A new route needs a
 * line here. {@code everybody} includes those who are not signed in, {@code users} are all who are.
 */
final class Routes {

    private static final String MATRIX = """
            GET  /                                        users
            GET  /login                                   everybody
            GET  /login/code                              users
            POST /login/code                              users
            GET  /login/forgotten                         everybody
            POST /login/forgotten                         everybody
            GET  /login/reset                             everybody
            POST /login/reset                             everybody
            GET  /account                                 users
            POST /account/sessions/{id}/end               users
            POST /account/sessions/end-others             users
            GET  /account/second-factor                   users
            POST /account/second-factor/begin             users
            POST /account/second-factor/confirm           users
            POST /account/second-factor/codes             users
            POST /account/second-factor/off               users
            POST /account/password                        users
            POST /account/reminders                       users
            POST /account/tokens                          users
            POST /account/tokens/{id}/revoke              users
            GET  /account/broken                          users                    # of this test only
            GET  /night                                   operator
            GET  /night/{id}                              operator
            GET  /night/{id}/resume                       operator
            POST /night/{id}/resume                       operator
            GET  /admin                                   administrator
            POST /admin/users                             administrator
            GET  /admin/users/{login}                     administrator
            POST /admin/users/{login}                     administrator
            POST /admin/users/{login}/enabled             administrator
            POST /admin/users/{login}/password            administrator
            POST /admin/users/{login}/second-factor/reset administrator
            GET  /admin/users/{login}/erase               administrator
            POST /admin/users/{login}/erase               administrator
            POST /admin/users/{login}/grants              administrator
            POST /admin/users/{login}/grants/{id}/revoke  administrator
            GET  /admin/organisations                     administrator
            POST /admin/organisations/sharing             administrator
            GET  /admin/tokens                            administrator
            POST /admin/tokens/{id}/revoke                administrator
            GET  /admin/audit                             administrator
            POST /admin/audit/check                       administrator
            GET  /actuator                                operator administrator
            GET  /actuator/health                         everybody
            GET  /actuator/health/**                      everybody
            GET  /actuator/prometheus                     operator administrator
            GET  /catalogue                               users
            GET  /catalogue/{indicator}                   users
            GET  /organisation                            manager
            GET  /organisation/{id}                       manager
            GET  /organisation/{id}/form/{record}         manager
            GET  /organisation/{id}/sent/{file}/marked    manager
            GET  /organisation/{id}/warnings              manager
            POST /organisation/{id}/warnings              manager
            GET  /organisation/{id}/form/{record}/filled  manager
            GET  /organisation/{id}/upload                manager
            POST /organisation/{id}/upload                manager
            GET  /organisation/{id}/upload/annotated      manager
            POST /organisation/{id}/upload/confirm        manager
            GET  /organisation/{id}/upload/changes        manager
            POST /organisation/{id}/upload/changes        manager
            GET  /organisation/{id}/upload/locale         manager
            POST /organisation/{id}/upload/locale         manager
            GET  /organisation/{id}/upload/columns        manager
            POST /organisation/{id}/upload/columns        manager
            GET  /organisation/{id}/upload/sheet          manager
            POST /organisation/{id}/upload/sheet          manager
            POST /organisation/{id}/upload/forget         manager
            GET  /reports                                 manager funder evaluator
            GET  /reports/download                        manager funder evaluator
            GET  /reports/study                           manager funder evaluator
            GET  /explore                                 evaluator
            GET  /explore/organisations                   evaluator
            GET  /explore/download/{view:groups|organisations}.{ending:[a-z]+} evaluator
            GET  /tables                                  evaluator
            GET  /tables/api                              evaluator
            GET  /tables/{table:[a-z_]+}.{ending:[a-z]+} evaluator
            GET  /api/openapi                             everybody
            GET  /api/openapi.json                        everybody
            GET  /api/v1/**                               evaluator
            GET  /api/v1/catalogue                        evaluator
            GET  /api/v1/catalogue/{indicator}            evaluator
            GET  /api/v1/editions                         evaluator
            GET  /api/v1/tables                           evaluator
            GET  /api/v1/tables/{table:[a-z_]+}           evaluator
            GET  /api/v1/tables/{table:[a-z_]+}.{ending:[a-z]+} evaluator
            GET  /error                                   nobody
            POST /error                                   nobody
            """;

    private Routes() {}

    /** @param roles who may; empty for nobody, except where everybody may */
    record Route(String method, String pattern, Set<Role> roles, boolean isForEverybody) {

        /** With something in place of its variables that nothing is named. */
        String path() {
            return pattern.replaceAll("\\{table:[^}]*}", "catalogue")
                    .replaceAll("\\{ending:[^}]*}", "csv")
                    .replaceAll("\\{view:[^}]*}", "groups")
                    .replace("{id}", "0")
                    .replaceAll("\\{\\w+}", "nothing_is_named_so")
                    .replace("/**", "/readiness");
        }

        String key() {
            return method + " " + pattern;
        }
    }

    static List<Route> all() {
        return MATRIX.lines().map(Routes::route).toList();
    }

    private static Route route(String line) {
        String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(words)
                .skip(2)
                .filter(word -> !List.of("everybody", "users", "nobody").contains(word))
                .map(Role::ofCode)
                .forEach(roles::add);
        boolean isForEverybody = words[2].equals("everybody");
        if (isForEverybody || words[2].equals("users")) {
            roles.addAll(Arrays.asList(Role.values()));
        }
        return new Route(words[0], words[1], roles, isForEverybody);
    }
}
