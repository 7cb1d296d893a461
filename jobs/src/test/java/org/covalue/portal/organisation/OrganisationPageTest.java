package org.covalue.portal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.database.ViewerDataSource;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OrganisationPageTest {

    private static final String CORDOBA = "cordoba_technology_cluster";
    private static final String EBRO = "cluster_motor_ebro";

    private final TestPortal portal = TestPortal.get();

    @Test
    void whoManagesOneOrganisationIsLedToItAndWhoManagesSeveralChooses() {
        TestPortal.Visitor one = portal.signedIn(manager(CORDOBA));
        assertThat(one.get("/organisation").headers().firstValue("Location").orElse(""))
                .endsWith("/organisation/" + CORDOBA);
        TestPortal.Visitor two = portal.signedIn(manager(CORDOBA), manager(EBRO));
        assertThat(two.get("/organisation").body()).contains("/organisation/" + CORDOBA, "/organisation/" + EBRO);
    }

    @Test
    void anothersOrganisationIsNotThere() {
        TestPortal.Visitor visitor = portal.signedIn(manager(EBRO));
        assertThat(visitor.get("/organisation/" + CORDOBA).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/organisation/" + CORDOBA + "/upload").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/organisation/nobody").statusCode()).isEqualTo(404);
        assertThat(portal.signedIn(Users.Grant.of(Role.EVALUATOR))
                        .get("/organisation/" + CORDOBA)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageHoldsEveryReportInOneClickTheTrendsAndWhatWasRejectedWithTheValueFound() {
        String page = portal.signedIn(manager(CORDOBA))
                .get("/organisation/" + CORDOBA)
                .body();
        assertThat(page)
                .contains("funder=fontar&amp;language=es&amp;format=xlsx", "funder=&amp;language=en&amp;format=pdf");
        assertThat(page.split("<svg", -1))
                .as("charts of the headline indicators")
                .hasSize(7);
        assertThat(page).contains("member firms without their yearly figures");
        assertThat(page)
                .contains("167290 (revenue: 16729)", "donaciones")
                .as("a row that names only a member, one that names the organisation");
        assertThat(page).doesNotContain("cluster_fantasma", "style=\"", "<script");
    }

    @Test
    void thePageSpeaksSpanishAlsoWhereTheLoaderSpoke() {
        String page = portal.signedIn(manager(CORDOBA))
                .get("/organisation/" + CORDOBA + "?lang=es")
                .body();
        assertThat(page)
                .contains(
                        "Lo rechazado",
                        "la clave ya está en la fila",
                        "uno de membership_fees",
                        "Esta organización",
                        "Mediana del tramo de edad");
        assertThat(page).doesNotContain("??", "unknown code", "each key once");
    }

    @Test
    void anotherYearCanBeChosen() {
        String page = portal.signedIn(manager(CORDOBA))
                .get("/organisation/" + CORDOBA + "?year=2018")
                .body();
        assertThat(page).contains("year=2018&amp;organisation=" + CORDOBA);
    }

    @Test
    void anOrganisationWithoutFiguresHasAPageThatSaysSo() {
        String page = portal.signedIn(manager("brand_new"))
                .get("/organisation/brand_new")
                .body();
        assertThat(page).contains("Send files in").doesNotContain("<svg");
    }

    @Test
    void whatWasRejectedOfOthersIsHiddenEvenFromAQueryThatAsksForIt() {
        String manager = portal.addUser(manager(CORDOBA));
        String ofOneEdition =
                portal.addUser(new Users.Grant(Role.MANAGER, Optional.of(CORDOBA), Optional.empty(), Optional.of(1L)));
        String evaluator = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        assertThat(count(manager, "covalue.rejected_of('" + CORDOBA + "')")).isGreaterThan(6);
        assertThat(count(manager, "covalue.rejected_of('" + EBRO + "')")).isZero();
        assertThat(count(ofOneEdition, "covalue.rejected_of('" + CORDOBA + "')"))
                .isZero();
        assertThat(count(evaluator, "covalue.rejected_of('" + CORDOBA + "')")).isZero();
        assertThat(count("", "covalue.rejected_of('" + CORDOBA + "')")).isZero();
        assertThat(count(manager, "covalue.silent_members('" + CORDOBA + "', 2024)"))
                .isPositive();
        assertThat(count(manager, "covalue.silent_members('" + EBRO + "', 2024)"))
                .isZero();
    }

    @Test
    void aManagerSaysWhyAValueIsRightAndNobodyElseSeesIt() {
        JdbcTemplate jdbc = SampleNight.get().database().jdbc();
        jdbc.update("delete from covalue.plausibility_warning");
        jdbc.update(
                "insert into covalue.plausibility_warning values ('unit_slip', 'revenue', 'AR-0001,2023', 'revenue', "
                        + "250000000, 250000, 1000, '{}', 1, 13, null, 'AR-0001')");
        TestPortal.Visitor visitor = portal.signedIn(manager(CORDOBA));
        String place = "/organisation/" + CORDOBA + "/warnings";
        assertThat(visitor.get("/organisation/" + CORDOBA).body())
                .contains("look implausible and wait for your word: 1; confirmed: 0");
        assertThat(visitor.get(place + "?lang=es").body())
                .contains("es 1\u202f000 veces lo que dan los demás años", "Es correcto", "fila 13")
                .doesNotContain("??");
        String[] form = {
            "record", "revenue", "key", "AR-0001,2023", "column", "revenue", "value", "2.5E8", "reason", "sold a plant"
        };
        assertThat(portal.signedIn(manager(EBRO))
                        .post("/organisation/" + EBRO + "/warnings", form)
                        .statusCode())
                .isEqualTo(302);
        assertThat(count("", "covalue.warnings_of('" + CORDOBA + "')")).isZero();
        assertThat(jdbc.queryForObject("select count(*) from covalue.plausibility_confirmation", Integer.class))
                .isZero();
        visitor.post(place, form);
        assertThat(visitor.get(place + "?lang=en").body()).contains("Confirmed by", "sold a plant", "To confirm: 0");
        assertThat(jdbc.queryForObject(
                        "select detail from covalue.audit where action = 'confirm value' and subject like '%,2023 %'",
                        String.class))
                .isEqualTo("250\u202f000\u202f000, unit_slip: sold a plant");
        jdbc.update("delete from covalue.plausibility_warning");
    }

    @Test
    void oneReasonIsGivenForAllValuesOfOneCauseAsTheyWereShown() {
        JdbcTemplate jdbc = SampleNight.get().database().jdbc();
        jdbc.update("delete from covalue.plausibility_warning");
        for (int year : List.of(2020, 2021)) {
            jdbc.update(
                    "insert into covalue.plausibility_warning values ('unit_slip', 'revenue', ?, 'revenue', "
                            + "250000000, 250000, 1000, '{}', 1, ?, null, 'AR-0001')",
                    "AR-0001," + year,
                    year);
        }
        TestPortal.Visitor visitor = portal.signedIn(manager(CORDOBA));
        String place = "/organisation/" + CORDOBA + "/warnings";
        String page = visitor.get(place + "?lang=en").body();
        assertThat(page).contains("One reason for all 2: Thousands or single units", "All 2 are right");
        String[] asShown = {"rule", "unit_slip", "seen", seen(page), "reason", "new plants"};
        String confirmed = "covalue.plausibility_confirmation where reason = 'new plants'";
        jdbc.update("update covalue.plausibility_warning set value = 260000000 where record_key = 'AR-0001,2021'");
        visitor.post(place, asShown);
        page = visitor.get(place).body();
        assertThat(page).contains("The values have changed since you saw them");
        assertThat(count(confirmed)).isZero();
        visitor.post(place, "rule", "unit_slip", "seen", seen(page), "reason", "new plants");
        assertThat(visitor.get(place).body())
                .contains("To confirm: 0; confirmed: 2")
                .doesNotContain("One reason for all");
        assertThat(count(confirmed)).isEqualTo(2);
        assertThat(count("covalue.audit where action = 'confirm value' and detail like '%new plants'"))
                .isEqualTo(2);
        jdbc.update("delete from covalue.plausibility_warning");
        jdbc.update("delete from covalue.plausibility_confirmation where reason = 'new plants'");
    }

    private static String seen(String page) {
        return page.replaceFirst("(?s).*name=\"seen\" value=\"(-?[0-9]+)\".*", "$1");
    }

    private static int count(String from) {
        return SampleNight.get().database().jdbc().queryForObject("select count(*) from " + from, Integer.class);
    }

    private static int count(String login, String from) {
        return new JdbcTemplate(
                        new ViewerDataSource(SampleNight.get().database().dataSource(), () -> login))
                .queryForObject("select count(*) from " + from, Integer.class);
    }

    private static Users.Grant manager(String organisation) {
        return new Users.Grant(Role.MANAGER, Optional.of(organisation), Optional.empty(), Optional.empty());
    }
}
