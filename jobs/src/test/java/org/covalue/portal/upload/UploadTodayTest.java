package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;

import java.time.Instant;
import java.util.Map;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What year it is on the page where files are sent is told by the schedule's zone, as for the night. */
class UploadTodayTest {

    private static final String CORDOBA = "cordoba_technology_cluster";

    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati,1 rows, '1 good, 0 rejected'", "Etc/GMT+12,1 rows, '0 good, 1 rejected'"})
    void aYearIsReportedFromItsFirstDayOnTheScheduleClock(String zone, String rows, String judged) {
        String member = SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select min(member_id) from staging.membership where organisation_id = ?",
                        String.class,
                        CORDOBA);
        try (TestPortal portal = TestPortal.over(
                SampleNight.get().database(),
                SampleNight.get().files().getParent(),
                Map.of("covalue.schedule.zone", zone))) {
            portal.clock().stopAt(Instant.parse("2026-12-31T11:00:00Z"));
            TestPortal.Visitor visitor = portal.manager(CORDOBA);
            visitor.get("/organisation/" + CORDOBA + "/upload");
            String csv = "member_id,year,currency,revenue\n" + member + ",2027,ARS,1\n";
            assertThat(visitor.send("/organisation/" + CORDOBA + "/upload", "a.csv", bytes(csv))
                            .body())
                    .contains(rows + ", " + judged);
        }
    }
}
