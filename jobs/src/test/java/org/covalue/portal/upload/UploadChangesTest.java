package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.SampleNight;
import org.covalue.platform.FileFolders;
import org.covalue.portal.TestPortal;
import org.covalue.run.RunLock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The page that says what files would change, before they are delivered. */
class UploadChangesTest {

    private final TestPortal portal = TestPortal.get();
    private final JdbcTemplate night = SampleNight.get().database().jdbc();

    @Test
    void ofFilesThatWereCheckedThePageSaysRowsAndOwnValuesThatWouldChangeAndChangesNothing()
            throws IOException, InterruptedException {
        Map<String, Object> row = night.queryForMap("""
                select r.member_id, r.currency, m.organisation_id from staging.revenue r
                inner join (select member_id, min(organisation_id) as organisation_id from staging.membership
                            group by member_id having count(distinct organisation_id) = 1) m on m.member_id = r.member_id
                where r.revenue > 0 and r.year = 2023 order by r.revenue desc, r.member_id limit 1""");
        String id = (String) row.get("organisation_id");
        TestPortal.Visitor visitor = portal.manager(id);
        visitor.get("/organisation/" + id + "/upload");
        String csv = "member_id,year,currency,revenue\n" + row.get("member_id") + ",2023," + row.get("currency")
                + ",123456\nno_such_member,2023,EUR,1\n";
        String checked = visitor.send("/organisation/" + id + "/upload", "a.csv", bytes(csv))
                .body();
        assertThat(checked).contains("See first what would change");
        long deliveries = deliveries();

        String place = visitor.post("/organisation/" + id + "/upload/changes", "held", held(checked))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(place).contains("/upload/changes?trial=");
        String page = awaited(visitor, place);

        assertThat(page)
                .containsPattern("revenue</th>\\s*<td class=\"number\">0</td><td class=\"number\">1</td>")
                .contains("values of your organisation would move, beside edition")
                .contains("Values of groups, and those of other organisations, are not shown")
                .contains("name=\"held\"")
                .doesNotContain("123456");
        assertThat(deliveries()).isEqualTo(deliveries);
        try (Stream<Path> sent =
                Files.list(portal.part(FileFolders.class).uploads().resolve(id))) {
            assertThat(sent.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("revenue"));
        }

        TestPortal.Visitor colleague = portal.manager(id);
        assertThat(colleague.getAt(portal.url(path(place))).statusCode())
                .as("of another visitor's trial")
                .isEqualTo(404);
        assertThat(visitor.get("/organisation/" + id + "/upload/changes?trial=x")
                        .statusCode())
                .isEqualTo(404);
        String spanish = visitor.get(path(place) + "&lang=es").body();
        assertThat(spanish).contains("Qué cambiaría", "de su organización cambiarían");
    }

    @Test
    void nobodyTriesOutWhatAnotherHasSent() throws IOException {
        TestPortal.Visitor owner = portal.manager("changes_owner");
        owner.get("/organisation/changes_owner/upload");
        String held = held(owner.send(
                        "/organisation/changes_owner/upload",
                        "a.csv",
                        bytes("organisation_id,held_on,seats_entitled,seats_attended\nchanges_owner,2024-03-01,9,7\n"))
                .body());
        TestPortal.Visitor stranger = portal.manager("changes_stranger");
        stranger.get("/organisation/changes_stranger/upload");
        for (String organisation : new String[] {"changes_owner", "changes_stranger"}) {
            assertThat(stranger.post("/organisation/" + organisation + "/upload/changes", "held", held)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whileANightIsAtWorkThePageSaysSoAndTheFilesCanBeDeliveredAllTheSame()
            throws IOException, InterruptedException {
        TestPortal.Visitor visitor = portal.manager("changes_busy");
        visitor.get("/organisation/changes_busy/upload");
        String held = held(visitor.send(
                        "/organisation/changes_busy/upload",
                        "a.csv",
                        bytes("organisation_id,held_on,seats_entitled,seats_attended\nchanges_busy,2024-03-01,9,7\n"))
                .body());
        try (RunLock atWork = RunLock.acquire(SampleNight.get().database().dataSource())) {
            assertThat(atWork).isNotNull();
            String place = visitor.post("/organisation/changes_busy/upload/changes", "held", held)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(awaited(visitor, place))
                    .contains("A night is at work", "name=\"held\" value=\"" + held + "\"")
                    .doesNotContain("Values of your organisation");
        }
    }

    private static String path(String place) {
        return place.replaceFirst("^https?://[^/]+", "");
    }

    private String awaited(TestPortal.Visitor visitor, String place) throws InterruptedException {
        var answer = visitor.get(path(place));
        while (answer.headers().firstValue("Refresh").isPresent()) {
            Thread.sleep(200);
            answer = visitor.get(path(place));
        }
        return answer.body();
    }

    private long deliveries() {
        Long count = night.queryForObject("select count(*) from covalue.delivery", Long.class);
        return count == null ? 0 : count;
    }
}
