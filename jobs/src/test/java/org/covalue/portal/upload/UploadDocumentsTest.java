package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.platform.FileFolders;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of public standards that are sent in, and mappings in the folders where they wait. */
class UploadDocumentsTest {

    private static final String CORDOBA = "cordoba_technology_cluster";
    private static final String GRANTS = """
            {"grants": [{"id": "360G-a-1", "title": "Looms", "currency": "GBP", "amountAwarded": 1500,
              "awardDate": "2024-07-24", "recipientOrganization": [{"id": "RECIPIENT", "name": "Weavers"}],
              "fundingOrganization": [{"id": "GB-CHC-9", "name": "A Trust"}]}]}
            """;

    @TempDir
    private Path editions;

    private final TestPortal portal = TestPortal.get();

    @Test
    void grantsOfTheOrganisationAreTakenAndThoseOfOthersAreRejectedWithTheReason() {
        TestPortal.Visitor visitor = portal.manager("documents_own");
        visitor.get("/organisation/documents_own/upload");
        assertThat(sent(visitor, "documents_own", GRANTS.replace("RECIPIENT", "documents_own")))
                .contains("Record type funding: 1 rows, 1 good, 0 rejected", "name=\"held\"");
        String others = sent(visitor, "documents_own", GRANTS.replace("RECIPIENT", "GB-COH-1"));
        assertThat(others)
                .contains("1 rows, 0 good, 1 rejected", "1 row is about another organisation")
                .doesNotContain("name=\"held\"");
        Matcher copy =
                Pattern.compile("href=\"([^\"]+/upload/annotated[^\"]+)\"").matcher(others);
        assertThat(copy.find()).isTrue();
        assertThat(visitor.download(copy.group(1).replace("&amp;", "&")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void documentsThatAreNoneOfAStandardAreRefusedWithTheTrueReason() {
        TestPortal.Visitor visitor = portal.manager("documents_other");
        visitor.get("/organisation/documents_other/upload");
        Map.of(
                        "{\"people\": []}",
                        "JSON",
                        "{\"grants\": [",
                        "JSON",
                        "<people/>",
                        "XML",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><iati-activities>&e;</iati-activities>",
                        "document type or entities, which are not read")
                .forEach((content, kind) -> assertThat(sent(visitor, "documents_other", content))
                        .as(content)
                        .contains("The file is refused:", kind)
                        .doesNotContain("name=\"held\"", "root:", "Something went wrong"));
    }

    @Test
    void activitiesOfIatiAreTakenAsTheNightTakesThem() throws IOException {
        try (TestDatabase database = SampleNight.get().copy();
                TestPortal own = TestPortal.over(database, editions, Map.of())) {
            TestPortal.Visitor visitor = own.manager(CORDOBA);
            visitor.get("/organisation/" + CORDOBA + "/upload");
            String xml = Files.readString(Path.of("jobs/src/test/resources/iati/activities.xml"))
                    .replace("ref=\"AA-REG-11\"", "ref=\"" + CORDOBA + "\"");
            String page = sent(visitor, CORDOBA, xml);
            assertThat(page).contains("Record type funding: 2 rows, 2 good", "Record type project: 2 rows");

            visitor.post("/organisation/" + CORDOBA + "/upload/confirm", "held", held(page));
            TestRun.load(database, own.part(FileFolders.class).uploads(), Instant.now());
            assertThat(database.jdbc()
                            .queryForList(
                                    "select record || ' ' || state || ' ' || rows_loaded from covalue.delivery "
                                            + "where sent_by = ? and record = 'funding'",
                                    String.class,
                                    CORDOBA))
                    .containsExactly("funding complete 2");
        }
    }

    @Test
    void theCheckReadsByTheMappingsByWhichTheNightReadsAlsoThoseOfTheFolderAboveAndThoseThatNameFiles()
            throws IOException {
        try (TestDatabase database = SampleNight.get().copy();
                TestPortal own = TestPortal.over(database, editions, Map.of())) {
            Path uploads = Files.createDirectories(own.part(FileFolders.class).uploads());
            Files.writeString(uploads.resolve("all.mapping.yml"), """
                    tables:
                      - like: 360giving.funding
                        files: "cordoba*/*.json"
                        columns:
                          organisation_id: {from: recipientOrganization/id, values: {GB-COH-1: %1$s}}
                      - record: board_meeting
                        files: "board_meeting-*.csv"
                        columns: {seats_entitled: Sillas, organisation_id: {fixed: %1$s}}
                    """.formatted(CORDOBA));
            TestPortal.Visitor visitor = own.manager(CORDOBA);
            visitor.get("/organisation/" + CORDOBA + "/upload");
            String page = sent(visitor, CORDOBA, GRANTS.replace("RECIPIENT", "GB-COH-1"));
            assertThat(page).contains("1 rows, 1 good, 0 rejected", "all.mapping.yml");
            visitor.post("/organisation/" + CORDOBA + "/upload/confirm", "held", held(page));

            TestRun.load(database, uploads, Instant.now());
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select organisation_id from raw.funding where funding_id = '360G-a-1'",
                                    String.class))
                    .isEqualTo(CORDOBA);

            Files.writeString(
                    uploads.resolve(CORDOBA).resolve("own.mapping.yml"),
                    "tables:\n- {record: funding, path: grants, columns: {funding_id: id}}\n");
            assertThat(sent(visitor, CORDOBA, GRANTS.replace("RECIPIENT", "GB-COH-1")))
                    .as("that of the nearest folder counts alone")
                    .doesNotContain("1 good");
        }
    }

    private static String sent(TestPortal.Visitor visitor, String organisation, String content) {
        return visitor.send("/organisation/" + organisation + "/upload", "a.json", bytes(content))
                .body();
    }
}
