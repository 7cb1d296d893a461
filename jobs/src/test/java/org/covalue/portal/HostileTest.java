package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route, asked by every role and by nobody in particular, with what nobody types: each answer is one that was
 * meant.
 */
class HostileTest {

    private static final TestPortal PORTAL = TestPortal.get();
    private static final String INSIDE =
            "Exception|org\\.covalue|org\\.springframework|org\\.apache|\\tat |Tomcat|postgres|PSQL";

    /**
     * As they stand in an address. Those that begin with ! hold a control character or are no text at all: 400, whoever
     * asks.
     */
    private static final List<String> VALUES = List.of(
            "!%00",
            "!a%00b",
            "!%0b",
            "!%1b%5b31m",
            "!%7f",
            "!%c2%85x",
            "!%zz",
            "!%",
            "%0d%0aSet-Cookie:%20a=b",
            "%ff%fe",
            "%ed%a0%80",
            "%27%22%3e%3cscript%3ealert(1)%3c/script%3e",
            "..%2f..%2fetc%2fpasswd",
            "-1",
            "99999999999999999999",
            "1e309",
            "NaN",
            "",
            "%27%3b%20drop%20table%20x%20--",
            "%24%7bjndi:ldap://x%7d",
            "__%24%7bT(java.lang.Runtime)%7d__::x",
            "%f0%9f%92%a9",
            "%e2%80%ae%e2%80%8b",
            "x".repeat(3000));

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "User-Agent",
            "Authorization",
            "If-None-Match",
            "If-Modified-Since",
            "Range",
            "Referer",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "Content-Type",
            "Cookie");
    private static final List<String> IN_HEADERS = List.of(
            "\u0001",
            "nonsense",
            "\u00ff\u00fe",
            "*/*;q=x",
            "a/b/c",
            "language=\u0085",
            "language=x_y_z_; JSESSIONID=..",
            "bytes=9-1",
            "Bearer ' or 1=1",
            "<script>",
            "x".repeat(6000),
            "\"",
            "%00",
            "-1",
            "");

    private static final int EVERY = 5;
    private static final Map<String, TestPortal.Visitor> VISITORS = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    @BeforeAll
    static void signEverybodyIn() {
        VISITORS.put("nobody", PORTAL.visitor());
        VISITORS.put(
                "manager",
                PORTAL.signedIn(new Users.Grant(
                        Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty())));
        VISITORS.put(
                "funder",
                PORTAL.signedIn(
                        new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty())));
        for (Role role : List.of(Role.EVALUATOR, Role.OPERATOR, Role.ADMINISTRATOR)) {
            VISITORS.put(role.code(), PORTAL.signedIn(Users.Grant.of(role)));
        }
    }

    @Test
    void everyAnswerIsOneThatWasMeant() throws IOException {
        everyAnswer(EVERY);
    }

    @Test
    @Tag("slow")
    void everyAnswerToEveryValueIsOneThatWasMeant() throws IOException {
        everyAnswer(1);
    }

    /** @param every each route and role meets one of so many values, the next the next */
    private void everyAnswer(int every) throws IOException {
        int turn = 0;
        Map<String, List<String>> parameters = parameters();
        for (Routes.Route route : Routes.all()) {
            if (route.pattern().equals("/account/broken")) {
                continue;
            }
            List<String> names = new ArrayList<>(parameters.getOrDefault(route.key(), List.of()));
            names.add("yaer");
            for (Map.Entry<String, TestPortal.Visitor> visitor : VISITORS.entrySet()) {
                for (int i = turn++ % every; i < VALUES.size(); i += every) {
                    String name = names.get(i % names.size());
                    tryIn(route, visitor, name, VALUES.get(i));
                }
                tryName(route, visitor);
            }
        }
        report("hostile-parameters.md");
    }

    @Test
    void noHeaderBringsOutTheInside() throws IOException {
        everyHeader(EVERY * 3);
    }

    @Test
    @Tag("slow")
    void noHeaderBringsOutTheInsideOfAnyRoute() throws IOException {
        everyHeader(EVERY);
    }

    private void everyHeader(int every) throws IOException {
        int turn = 0;
        for (Routes.Route route : Routes.all()) {
            // Spring Boot reads Accept for this one itself and answers 500, with our page, where it is none; operators
            // only.
            boolean isOfSpringBoot = route.pattern().equals("/actuator/prometheus");
            if (route.pattern().equals("/account/broken") || route.method().equals("POST") || isOfSpringBoot) {
                continue;
            }
            String who = route.isForEverybody()
                    ? "nobody"
                    : route.roles().stream().findFirst().map(Role::code).orElse("evaluator");
            for (String header : HEADERS) {
                // Each header of a route meets some of the values, the next header the next.
                for (int i = turn++ % every; i < IN_HEADERS.size(); i += every) {
                    String value = IN_HEADERS.get(i);
                    String lines = header + ": " + value + "\r\n"
                            + (header.equals("Cookie") ? "" : cookies(VISITORS.get(who)));
                    expect(
                            route.key(),
                            who + ", " + header + ": " + value.substring(0, Math.min(30, value.length())),
                            ask("GET " + route.path() + " HTTP/1.1\r\n" + lines, ""),
                            false);
                }
            }
        }
        report("hostile-headers.md");
    }

    @Test
    void whatIsNoRequestIsRefusedWithTheSameHeaders() throws IOException {
        for (String request : List.of(
                "GET /%00 HTTP/1.1",
                "GET /login?\u0000 HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "GET /login\u0001 HTTP/1.1",
                "FOO /login HTTP/1.1",
                "TRACE / HTTP/1.1",
                "PATCH /account HTTP/1.1",
                "DELETE /catalogue HTTP/1.1",
                "GET /static/..%2f..%2fapplication.yml HTTP/1.1",
                "GET /..;/admin HTTP/1.1",
                "GET /login;x=%00 HTTP/1.1",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET //evil.example HTTP/1.1",
                "GET /login%0a HTTP/1.1",
                "GET http:///x HTTP/1.1",
                "NONSENSE",
                "GET /login HTTP/9.9",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1",
                "GET /login HTTP/1.1\r\nX: " + "y".repeat(20_000),
                "POST /login HTTP/1.1\r\nContent-Length: -5",
                "POST /login HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
                "POST /login HTTP/1.1\r\nTransfer-Encoding: nonsense",
                "GET /login HTTP/1.1\r\nNo colon",
                "GET /login HTTP/1.1\r\nHost: other")) {
            String answer = ask(request + "\r\n", "");
            assertThat(answer)
                    .as(request.substring(0, Math.min(60, request.length())))
                    .matches("(?s)HTTP/1.1 [45]0\\d.*")
                    .doesNotContainPattern(INSIDE);
            assertThat(answer.substring(9, 10).equals("4")
                            || answer.startsWith("HTTP/1.1 501")
                            || answer.startsWith("HTTP/1.1 505"))
                    .as(request + answer)
                    .isTrue();
            assertThat(answer)
                    .as(request)
                    .contains("Content-Security-Policy: ", "X-Content-Type-Options: nosniff")
                    .doesNotContain("Server:");
        }
    }

    @Test
    void aNameOfAFileIsLookedAtToo() {
        TestPortal.Visitor manager = VISITORS.get("manager");
        manager.get("/organisation/cordoba_technology_cluster/upload");
        for (String name : List.of("a\u0000b.csv", "a\u001b[31m.csv")) {
            assertThat(manager.send(
                                    "/organisation/cordoba_technology_cluster/upload",
                                    name,
                                    "x".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(400);
        }
        for (String name : List.of("../../x.csv", "/etc/passwd", "x".repeat(400), "CON", "ñ.csv", "")) {
            assertThat(manager.send(
                                    "/organisation/cordoba_technology_cluster/upload",
                                    name,
                                    "x".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isBetween(200, 499);
        }
    }

    @Test
    void aTypoIsNamedInBothLanguagesAndToPrograms() {
        TestPortal.Visitor evaluator = VISITORS.get("evaluator");
        assertThat(evaluator.get("/tables?yaer=2020&lang=en").body())
                .contains("Unknown parameter yaer", "Known here: edition");
        assertThat(evaluator.get("/tables?yaer=2020&lang=es").body()).contains("Parámetro desconocido yaer", "edition");
        assertThat(evaluator.get("/explore?yaer=2020&lang=en").body()).contains("Unknown parameter yaer", "year_from");
        assertThat(evaluator.get("/explore?indicator=nope").body())
                .contains("indicator=nope: there is no such value", "export_intensity");
        assertThat(evaluator.get("/explore?year_from=twenty").body()).contains("year_from=twenty");
        assertThat(evaluator.get("/tables?edition=last").body()).contains("edition=last is not understood");
        assertThat(evaluator.get("/explore/download/groups.csv?indicator=nope").statusCode())
                .isEqualTo(400);
        assertThat(evaluator.get("/api/v1/tables/indicators?indicator=nope").body())
                .contains("indicator=nope: there is no such value; expected one of", "export_intensity");
        assertThat(evaluator
                        .get("/api/v1/tables/indicators.csv?organisation_id=nope")
                        .statusCode())
                .isEqualTo(400);
        assertThat(evaluator.get("/api/v1/tables/indicators?state=fine").body()).contains("not_reported");
        assertThat(evaluator.get("/api/v1/tables/indicators?yaer=2020").body()).contains("yaer", "year_from");
        assertThat(evaluator.get("/api/v1/editions?yaer=2020").body()).contains("unknown parameter yaer");
        assertThat(evaluator.get("/api/v1/editions?x=%00").body())
                .contains("U+0000")
                .contains("\"status\":400");
        TestPortal.Visitor administrator = VISITORS.get("administrator");
        String login = PORTAL.addUser(Users.Grant.of(Role.OPERATOR));
        administrator.get("/admin/users/" + login + "?lang=en");
        assertThat(administrator
                        .post("/admin/users/" + login + "/grants", "role", "EMPEROR")
                        .body())
                .contains("role=EMPEROR is not understood", "MANAGER, EVALUATOR, OPERATOR, FUNDER");
        assertThat(administrator.post("/admin/users/" + login + "/enabled").body())
                .contains("enabled is missing");
    }

    @Test
    void anEndedSessionSaysSoAndLeadsBackToWhatWasAsked() {
        String login = PORTAL.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = PORTAL.visitor();
        visitor.keep("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(location(visitor.get("/tables?edition=1"))).isEqualTo("/login?ended");
        assertThat(visitor.get("/login?ended").body()).contains("Your session has ended");
        assertThat(location(visitor.post("/login", "username", login, "password", TestPortal.PASSWORD)))
                .isEqualTo("/tables?edition=1");
        TestPortal.Visitor sender = PORTAL.visitor();
        sender.keep("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(location(sender.post("/account/tokens", "name", "x", "days", "3")))
                .as("a form of a session that is no more")
                .isEqualTo("/login?ended");
        sender.get("/login");
        assertThat(location(sender.post("/login", "username", login, "password", TestPortal.PASSWORD)))
                .as("nothing is sent again")
                .isEqualTo("/");
    }

    private void tryIn(Routes.Route route, Map.Entry<String, TestPortal.Visitor> visitor, String name, String written)
            throws IOException {
        boolean isControl = written.startsWith("!");
        String value = isControl ? written.substring(1) : written;
        String cookies = cookies(visitor.getValue());
        if (route.method().equals("GET")) {
            expect(
                    route.key(),
                    visitor.getKey(),
                    ask("GET " + route.path() + "?" + name + "=" + value + " HTTP/1.1\r\n" + cookies, ""),
                    isControl);
        } else {
            String form = "_csrf=" + visitor.getValue().token() + "&" + name + "=" + value;
            expect(
                    route.key(),
                    visitor.getKey(),
                    ask(
                            "POST " + route.path()
                                    + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length() + "\r\n" + cookies,
                            form),
                    isControl);
        }
        if (route.pattern().contains("{")) {
            String path = Arrays.stream(route.pattern().split("/"))
                    .map(part -> part.contains("{") ? value.isEmpty() ? "x" : value : part)
                    .collect(Collectors.joining("/"));
            expect(route.key(), visitor.getKey(), ask("GET " + path + " HTTP/1.1\r\n" + cookies, ""), false);
        }
    }

    private void tryName(Routes.Route route, Map.Entry<String, TestPortal.Visitor> visitor) throws IOException {
        expect(
                route.key(),
                visitor.getKey(),
                ask("GET " + route.path() + "?a%00=1 HTTP/1.1\r\n" + cookies(visitor.getValue()), ""),
                true);
    }

    private void expect(String route, String who, String answer, boolean isControl) {
        assertThat(answer).as("%s as %s", route, who).matches("(?s)HTTP/1.1 [234]\\d\\d.*");
        if (!route.endsWith("/prometheus")) {
            assertThat(answer).as("%s as %s", route, who).doesNotContainPattern(INSIDE);
        }
        assertThat(answer)
                .as("%s as %s", route, who)
                .contains("Content-Security-Policy: ", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY");
        if (isControl) {
            assertThat(answer).as("%s as %s", route, who).startsWith("HTTP/1.1 400");
        }
        counts.computeIfAbsent(route, key -> new TreeMap<>()).merge(answer.substring(9, 10) + "xx", 1, Integer::sum);
    }

    private void report(String file) throws IOException {
        Map<String, Integer> sums = new TreeMap<>();
        counts.values().forEach(one -> one.forEach((kind, count) -> sums.merge(kind, count, Integer::sum)));
        List<String> lines = new ArrayList<>(List.of("| route | answers |", "|---|---|"));
        counts.forEach((route, one) -> lines.add("| `" + route.replace("|", "\\|") + "` | " + one + " |"));
        lines.add("| all of " + VISITORS.keySet() + " | " + sums + " |");
        Files.write(Path.of("jobs", "target").resolve(file), lines);
        System.out.println(file + ": " + counts.size() + " routes, " + VISITORS.size() + " roles, " + sums);
        assertThat(sums.keySet()).containsAnyOf("4xx").isSubsetOf("2xx", "3xx", "4xx");
    }

    /** What each route reads, by its key in the matrix. */
    private static Map<String, List<String>> parameters() {
        DefaultParameterNameDiscoverer discoverer = new DefaultParameterNameDiscoverer();
        Map<String, List<String>> names = new TreeMap<>();
        PORTAL.parts(RequestMappingInfoHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    List<String> own = Arrays.stream(method.getMethodParameters())
                            .map(MethodParameter.class::cast)
                            .filter(one -> one.hasParameterAnnotation(RequestParam.class)
                                    && !Map.class.isAssignableFrom(one.getParameterType()))
                            .map(one -> {
                                one.initParameterNameDiscovery(discoverer);
                                return one.getParameterName();
                            })
                            .toList();
                    info.getPatternValues()
                            .forEach(pattern -> info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> names.put(
                                            verb + " " + (pattern.isEmpty() ? "/" : pattern),
                                            new ArrayList<>(new TreeSet<>(Stream.concat(own.stream(), Stream.of("lang"))
                                                    .toList())))));
                }));
        return names;
    }

    private static String cookies(TestPortal.Visitor visitor) {
        return visitor.cookie("JSESSIONID")
                .map(session -> "Cookie: JSESSIONID=" + session + "\r\n")
                .orElse("");
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String ask(String head, String body) throws IOException {
        URI home = URI.create(PORTAL.url("/"));
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write((head + "Host: localhost\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
