package org.covalue.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log says, and what it never says. */
class LogTest {

    private static final List<String> CONFIDENTIAL = List.of("ZX-MEMBER-77", "ZX-MEMBER-78", "987654321", "Zxname", "zx-lottery");

    @TempDir
    private Path folder;

    /** Rejected rows, an unknown reference, and then a step that fails on a row whose content the server quotes. */
    @Test
    void noMemberAndNothingThatWasFoundReachesTheLogOfANightWithRejectedRowsAndAFailure() throws Exception {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.writeString(landing.resolve("organisation.csv"), "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        Files.writeString(landing.resolve("member.csv"), "member_id,member_name,member_type\nZX-MEMBER-77,Zxname,firm\nZX-MEMBER-78,Zxname,zx-lottery\n");
        Files.writeString(landing.resolve("membership.csv"), "organisation_id,member_id,joined_on\no1,ZX-MEMBER-77,2015-01-01\no1,ZX-MEMBER-78,2015-01-01\n");
        Files.writeString(landing.resolve("revenue.csv"), "member_id,year,currency,revenue,exports\nZX-MEMBER-77,2022,USD,987654321,1\n"
                + "ZX-MEMBER-77,2023,USD,1,987654321\nZX-MEMBER-78,2022,USD,987654321,1\n");
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc().execute("create table public.seen (member_id text check (member_id not like 'ZX%'), revenue numeric)");
            database.jdbc().execute("create function public.see() returns trigger language plpgsql as $$ begin "
                    + "insert into public.seen select member_id, revenue from raw.revenue; return new; end $$");
            database.jdbc().execute("create trigger see before insert on released.indicator_value execute function public.see()");
            String log = logged(() -> assertThat(TestRun.night(database, landing, LocalDate.of(2024, 3, 1), "none", folder.resolve("editions")).message())
                    .as("%s", database.jdbc().queryForList("select file, state, rows_read, rows_loaded, rows_rejected, message from covalue.delivery"))
                    .contains("violates check constraint").doesNotContain(CONFIDENTIAL.toArray(String[]::new)));
            assertThat(database.jdbc().queryForObject("select count(*) from covalue.standing_rejection", Long.class)).isGreaterThanOrEqualTo(3);
            assertThat(log).contains("violates check constraint").contains("step load completed").doesNotContain(CONFIDENTIAL.toArray(String[]::new));
            JsonNode line = log.lines().map(text -> JsonMapper.shared().readTree(text))
                    .filter(json -> json.get("formattedMessage").asString().startsWith("step measure completed")).findFirst().orElseThrow();
            assertThat(line.get("mdc").get("step").asString()).isEqualTo("measure");
            assertThat(line.get("mdc").get("run").asString()).isEqualTo("1");
            assertThat(line.get("level").asString()).isEqualTo("INFO");
        }
    }

    /** The file that logback.xml writes, as JSON lines. A run configures the log anew, so it takes what is set here. */
    private String logged(Runnable work) throws IOException {
        Path file = folder.resolve("covalue.log");
        System.setProperty("covalue.log.format", "json");
        System.setProperty("covalue.log", file.toString());
        try {
            work.run();
        } finally {
            System.clearProperty("covalue.log.format");
            System.clearProperty("covalue.log");
        }
        return Files.readString(file);
    }
}
