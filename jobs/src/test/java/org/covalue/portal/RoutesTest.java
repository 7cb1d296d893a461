package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route that there is, asked by every role and by nobody in particular. */
class RoutesTest {

    private static final TestPortal PORTAL = TestPortal.get();
    private static final Map<Role, TestPortal.Visitor> VISITORS = new EnumMap<>(Role.class);

    @BeforeAll
    static void signEverybodyIn() {
        VISITORS.put(
                Role.MANAGER,
                PORTAL.signedIn(new Users.Grant(
                        Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty())));
        VISITORS.put(
                Role.FUNDER,
                PORTAL.signedIn(
                        new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty())));
        for (Role role : List.of(Role.EVALUATOR, Role.OPERATOR, Role.ADMINISTRATOR)) {
            VISITORS.put(role, PORTAL.signedIn(Users.Grant.of(role)));
        }
    }

    @Test
    void theMatrixKnowsEveryRouteAndNoOther() {
        Set<String> expected =
                Routes.all().stream().map(Routes.Route::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped())
                .as("routes of the application; a new one needs a line in Routes")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotIsRefusedAndWhoMayIsNot() {
        return Routes.all().stream()
                .map(route -> DynamicTest.dynamicTest(route.key(), () -> {
                    TestPortal.Visitor stranger = PORTAL.visitor();
                    stranger.get("/login");
                    assertThat(isRefused(ask(stranger, route)))
                            .as("somebody not signed in is refused")
                            .isEqualTo(!route.isForEverybody());
                    for (Role role : Role.values()) {
                        HttpResponse<String> answer = ask(VISITORS.get(role), route);
                        assertThat(isRefused(answer))
                                .as("%s is refused (%d)", role.code(), answer.statusCode())
                                .isEqualTo(!route.roles().contains(role));
                        assertThat(answer.statusCode())
                                .as("%s meets no fault", role.code())
                                .satisfiesAnyOf(
                                        status -> assertThat(status).isLessThan(500),
                                        status -> assertThat(route.pattern()).isEqualTo("/account/broken"));
                    }
                }));
    }

    @Test
    void whatHasNoRouteIsNotFoundByAnybody() {
        for (TestPortal.Visitor visitor : VISITORS.values()) {
            assertThat(visitor.get("/no/such/page").statusCode()).isEqualTo(404);
        }
        assertThat(PORTAL.visitor().get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(isRefused(PORTAL.visitor().get("/admin/no/such/page")))
                .as("what there is under a route is nobody's business")
                .isTrue();
        assertThat(VISITORS.get(Role.ADMINISTRATOR).get("/admin/no/such/page").statusCode())
                .isEqualTo(404);
        assertThat(PORTAL.visitor().get("/admin/../account").statusCode()).isIn(302, 400);
        assertThat(PORTAL.visitor().get("/static/..%2fapplication.yml").statusCode())
                .isIn(400, 403, 404);
        assertThat(PORTAL.visitor().get("/static/%2e%2e/application.yml").statusCode())
                .isIn(302, 400, 403, 404);
    }

    private static Set<String> mapped() {
        return PORTAL.parts(RequestMappingInfoHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RoutesTest::keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A mapping without a method answers to all; GET and POST stand for them. */
    private static Stream<String> keys(RequestMappingInfo info) {
        Set<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of("GET", "POST")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
        return info.getPatternValues().stream()
                .map(pattern -> pattern.isEmpty() ? "/" : pattern)
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }

    private static HttpResponse<String> ask(TestPortal.Visitor visitor, Routes.Route route) {
        return route.method().equals("GET") ? visitor.get(route.path()) : visitor.post(route.path());
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        boolean isSentToSignIn = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/login");
        boolean isInnerPage = answer.uri().getPath().equals("/error") && answer.statusCode() == 404;
        return isSentToSignIn || isInnerPage || answer.statusCode() == 401 || answer.statusCode() == 403;
    }
}
