package org.covalue.reports.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.reports.Released;
import org.junit.jupiter.api.Test;

class RequestCheckTest {

    @Test
    void aRequestThatCanBeMetPasses() {
        assertThatCode(() -> check(2024, "cordoba", "ministry")).doesNotThrowAnyException();
        assertThatCode(() -> check(2024, "cordoba", null)).doesNotThrowAnyException();
    }

    @Test
    void anUnknownOrganisationIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> check(2024, "cordova", null))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("unknown organisation cordova; nearest: cordoba (Córdoba Technology Cluster)");
    }

    @Test
    void anUnknownFunderIsFoundByItsName() {
        assertThatThrownBy(() -> check(2024, "cordoba", "ministry of economy"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("unknown funder")
                .hasMessageContaining("nearest: ministry (Ministry of Economy)");
    }

    @Test
    void aYearWithoutDataIsAnsweredWithTheYearsThereAre() {
        assertThatThrownBy(() -> check(1999, "cordoba", null))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("no data for 1999")
                .hasMessageContaining("2023, 2024");
    }

    @Test
    void aReportAboutOneOrganisationAsksForIt() {
        assertThatThrownBy(() -> check(2024, null, null))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("one organisation");
    }

    @Test
    void aFunderThatNeverPaidTheOrganisationIsAnsweredWithThoseThatDid() {
        assertThatThrownBy(() -> check(2024, "cordoba", "bank"))
                .isInstanceOf(ReportException.class)
                .hasMessage("funder bank never paid cordoba; paid by ministry (Ministry of Economy: 2019 2024)");
    }

    private static void check(int year, String organisation, String funder) {
        ReportFolder folder = new ReportFolder("funder_report");
        ReportRequest request = new ReportRequest(
                "funder_report", year, Optional.ofNullable(organisation), Optional.ofNullable(funder), Language.EN);
        new RequestCheck(new ReportQueries(folder, RequestCheckTest::answer, request), request)
                .check(folder.definition());
    }

    private static ReleasedTable answer(String sql, Map<String, ?> parameters) {
        if (sql.contains("indicator_value")) {
            return Released.table(List.of("year"), new Object[] {2023}, new Object[] {2024});
        }
        if (sql.contains("string_agg")) {
            return Released.table(
                    List.of("id", "name", "years"), new Object[] {"ministry", "Ministry of Economy", "2019 2024"});
        }
        return sql.contains("funder_year")
                ? Released.table(List.of("id", "name"), new Object[] {"ministry", "Ministry of Economy"}, new Object[] {
                    "bank", "Bank"
                })
                : Released.table(List.of("id", "name"), new Object[] {"turismo", "Clúster de Turismo"}, new Object[] {
                    "cordoba", "Córdoba Technology Cluster"
                });
    }
}
