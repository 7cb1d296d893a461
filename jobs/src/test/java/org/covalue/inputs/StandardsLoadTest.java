package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of public standards, loaded by the mappings that lie beside the specs, and by those of a sender. */
class StandardsLoadTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final String GRANTS = """
            {"license": "https://creativecommons.org/licenses/by/4.0/", "grants": [
              {"id": "360G-a-1", "title": "Looms", "currency": "GBP", "amountAwarded": 1.5E+3,
               "awardDate": "2024-07-24T10:00:00+01:00",
               "plannedDates": [{"startDate": "2024-08-01", "endDate": "2025-07-31"}],
               "recipientOrganization": [{"id": "GB-COH-1", "name": "Weavers"}],
               "fundingOrganization": [{"id": "GB-CHC-9", "name": "A Trust"}]},
              {"id": "360G-a-2", "title": "Dyes", "currency": "GBP", "amountAwarded": 152505.03,
               "awardDate": "2023-01-31",
               "recipientOrganization": [{"id": "GB-COH-1", "name": "Weavers"}],
               "fundingOrganization": [{"id": "GB-CHC-9", "name": "A Trust"}]},
              {"id": "360G-a-3", "title": "None", "currency": "GBP", "amountAwarded": "a lot", "awardDate": null,
               "recipientOrganization": [{"id": "GB-COH-1"}, {"id": "GB-COH-2"}]}
            ]}
            """;
    private static final String SHEET = """
            Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,\
            Funding Org:Identifier,Funding Org:Name
            360G-a-1,Looms,GBP,1500,2024-07-24,GB-COH-1,Weavers,GB-CHC-9,A Trust
            360G-a-2,Dyes,GBP,152505.03,2023-01-31,GB-COH-1,Weavers,GB-CHC-9,A Trust
            """;
    private static final String FUNDING =
            "select funding_id || ' ' || organisation_id || ' ' || received_on || ' ' || source "
                    + "|| ' ' || funder_id || ' ' || amount || ' ' || currency from raw.funding order by funding_id";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Instant moment = Instant.now();

    @BeforeEach
    void createDatabase() throws IOException {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), SPECS).prepare();
        write("o.csv", """
                organisation_id,organisation_name,country,founded_on
                GB-COH-1,Weavers,GB,2001-01-01
                AA-REG-11,Cluster of Cordoba,ES,2010-01-01
                """);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void grantsOf360GivingAreMoneyReceived() throws IOException {
        write("grants.json", GRANTS);

        assertThat(load())
                .extracting(
                        Deliveries.Outcome::file,
                        Deliveries.Outcome::record,
                        Deliveries.Outcome::state,
                        Deliveries.Outcome::rowsRead,
                        Deliveries.Outcome::rowsLoaded)
                .containsExactly(
                        tuple("grants.json, sheet funding", "funding", "complete", 3L, 2L),
                        tuple("o.csv", "organisation", "complete", 2L, 2L));
        assertThat(funding())
                .containsExactly(
                        "360G-a-1 GB-COH-1 2024-07-24 other GB-CHC-9 1500 GBP",
                        "360G-a-2 GB-COH-1 2023-01-31 other GB-CHC-9 152505.03 GBP");
        assertThat(database.jdbc()
                        .queryForList(
                                "select row_number || ' ' || column_name || ': ' || coalesce(found, '') from "
                                        + "covalue.rejected_row order by column_name",
                                String.class))
                .containsExactly("4 amount: a lot", "4 organisation_id: GB-COH-1 | GB-COH-2", "4 received_on: (blank)");
    }

    @Test
    void theSheetOfTheStandardGivesTheSameRowsAsItsJson() throws IOException {
        write("grants.json", GRANTS);
        write("grants_of_sheet.csv", SHEET);

        assertThat(load())
                .extracting(Deliveries.Outcome::file, Deliveries.Outcome::state, Deliveries.Outcome::rowsUnchanged)
                .contains(tuple("grants_of_sheet.csv", "complete", 2L));
    }

    @Test
    void aMappingOfTheSenderAddsWhatTheStandardHasNot() throws IOException {
        write("grants.json", GRANTS);
        write("trust.mapping.yml", """
                tables:
                  - like: 360giving.funding
                    columns:
                      source: {from: fundingOrganization/id, values: {GB-CHC-9: sponsorship}}
                      project_id: id
                  - like: 360giving.project
                    columns:
                      objective: {fixed: innovation_rd}
                      status: {fixed: active}
                  - like: 360giving.project_share
                    columns:
                      share: {fixed: 100}
                """);

        assertThat(load())
                .extracting(Deliveries.Outcome::record, Deliveries.Outcome::rowsLoaded)
                .containsExactly(
                        tuple("funding", 2L),
                        tuple("project", 2L),
                        tuple("project_share", 2L),
                        tuple("organisation", 2L));
        assertThat(funding()).first().isEqualTo("360G-a-1 GB-COH-1 2024-07-24 sponsorship GB-CHC-9 1500 GBP");
        assertThat(database.jdbc()
                        .queryForList(
                                "select project_id || ' ' || title || ' ' || "
                                        + "coalesce(cast(planned_end_on as text), '') "
                                        + "from raw.project order by 1",
                                String.class))
                .containsExactly("360G-a-1 Looms 2025-07-31", "360G-a-2 Dyes ");
    }

    @Test
    void activitiesOfIatiAreProjectsAndTheirIncomingFundsMoneyReceived() throws IOException {
        copy("/iati/activities.xml", "activities.xml");

        assertThat(load())
                .extracting(Deliveries.Outcome::file, Deliveries.Outcome::rowsRead, Deliveries.Outcome::rowsLoaded)
                .containsExactly(
                        tuple("activities.xml, sheet funding", 2L, 2L),
                        tuple("activities.xml, sheet project", 2L, 1L),
                        tuple("o.csv", 2L, 2L));
        assertThat(funding())
                .containsExactly(
                        "AA-REG-11-exports/2 AA-REG-11 2023-09-01 national_public XM-DAC-9 1200 USD",
                        "AA-REG-11-exports/T-1 AA-REG-11 2023-03-01 national_public XM-DAC-9 25000.5 EUR");
        assertThat(database.jdbc()
                        .queryForList(
                                "select project_id || ' ' || title || ' ' || objective || ' ' || status || ' ' || "
                                        + "started_on || ' ' || planned_end_on from raw.project",
                                String.class))
                .containsExactly(
                        "AA-REG-11-exports Export desk for small firms export_promotion active 2023-01-09 2025-12-31");
        assertThat(database.jdbc()
                        .queryForList("select column_name || ': ' || found from covalue.rejected_row", String.class))
                .containsExactly("objective: 11220");
    }

    @Test
    void resultsAndSharesOfIatiAreReadWhereTheSenderSaysTheirKind() throws IOException {
        copy("/iati/activities.xml", "activities.xml");
        write("cordoba.mapping.yml", """
                tables:
                  - like: iati.project
                  - like: iati.project_result
                    columns:
                      result_kind: {fixed: business}
                  - like: iati.project_share
                    columns:
                      share: {fixed: 100}
                """);

        load();

        assertThat(database.jdbc()
                        .queryForList(
                                "select project_id || ' ' || result_name || ' ' || unit || ' ' || baseline || ' ' || "
                                        + "target || ' ' || coalesce(actual, -1) || ' ' || due_on "
                                        + "from raw.project_result "
                                        + "order by due_on",
                                String.class))
                .containsExactly(
                        "AA-REG-11-exports Firms that export/Number of firms unit 4 10 12 2023-12-31",
                        "AA-REG-11-exports Firms that export/Number of firms unit 4 20 -1 2024-12-31");
        assertThat(database.jdbc()
                        .queryForList(
                                "select project_id || ' ' || funder_id || ' ' || share from raw.project_share",
                                String.class))
                .containsExactly("AA-REG-11-exports XM-DAC-9 100");
    }

    @Test
    void brokenDocumentsAreRefusedWithThePlace() throws IOException {
        write("a.json", GRANTS.replace("\"title\": \"Dyes\",", "\"title\": \"Dyes\",,,"));
        write(
                "b.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><iati-activities/>");
        write("c.xml", "<iati-activities>\n<iati-activity><title>x</iati-activity></iati-activities>");
        write("d.json", "{\"releases\": []}");
        write("e.json", "{\"grants\": [" + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + "]}");

        List<Deliveries.Outcome> outcomes = load();

        assertThat(outcomes)
                .filteredOn(one -> !one.file().startsWith("o.csv"))
                .allSatisfy(one -> assertThat(one.state()).isEqualTo("refused"));
        assertThat(message(outcomes, "a.json")).startsWith("line 7, column ").contains("no JSON from here on");
        assertThat(message(outcomes, "b.xml")).contains("it has a document type or entities, which are not read");
        assertThat(message(outcomes, "c.xml")).startsWith("line 2, column ").contains("no XML from here on");
        assertThat(message(outcomes, "d.json")).startsWith("this is JSON of no standard that is known");
        assertThat(message(outcomes, "e.json")).contains("depth");
        assertThat(funding()).isEmpty();
    }

    private List<String> funding() {
        return database.jdbc().queryForList(FUNDING, String.class);
    }

    private static String message(List<Deliveries.Outcome> outcomes, String file) {
        return outcomes.stream()
                .filter(one -> one.file().startsWith(file))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private List<Deliveries.Outcome> load() {
        moment = moment.plusSeconds(1);
        return TestRun.loaded(database, folder, moment);
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StandardsLoadTest.class.getResourceAsStream(resource))) {
            Files.copy(in, folder.resolve(name));
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
