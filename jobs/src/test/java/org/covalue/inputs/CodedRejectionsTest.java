package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.SentFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a row is kept as a code beside its English words, whoever found it. */
class CodedRejectionsTest {

    private static final String NAMES = "organisation_id,organisation_name,country,founded_on\n";

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void load() throws IOException {
        database = TestDatabase.create();
        write("organisation.csv", NAMES + "north,North,ES,2010-01-01\nsouth,South,ES,2011-01-01\n");
        write("twice/organisation.csv", NAMES + "west,West,ES,2010-01-01\nwest,Again,ES,2010-01-01\n");
        write("faults/organisation.csv", NAMES + "a,,Spain,01/13/2010/\nb,B,ES\n\"c,C,ES,2010-01-01\n");
        write("member.csv", "member_id,member_name,member_type\nS,Of south,firm\nT,T,guild\n");
        write("membership.csv", "organisation_id,member_id,joined_on\nsouth,S,2015-01-01\nnobody,X,2015-01-01\n");
        write("revenue.csv", "member_id,year,currency,revenue,exports\nS,2023,EUR,10,11\nS,2022,EUR,\"1,5,\",\n");
        write("project_income.csv", "project_id,received_on\n");
        write("notes.csv", "some,words\n1,2\n");
        write("picture.csv", "\u0089PNG");
        Path sent = landing.resolve("uploads/north");
        SentFolder.prepare(sent, "north");
        Files.writeString(
                sent.resolve("revenue-001.csv"), "member_id,year,currency,revenue\nS,2023,EUR,1\nZ,2023,EUR,1\n");
        assertThat(TestRun.load(database, landing, Instant.parse("2025-06-23T20:00:00Z"))
                        .message())
                .isEmpty();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theCodeSaysInEnglishWhatStandsBesideIt() {
        for (String table : List.of("rejected_row", "standing_rejection", "told_rejection")) {
            List<Map<String, Object>> rows = database.jdbc().queryForList("select * from covalue." + table);
            assertThat(rows).as(table).hasSizeGreaterThan(10);
            for (Map<String, Object> row : rows) {
                for (String text : List.of("found", "expected", "message")) {
                    String english = (String) row.get(text);
                    String coded = (String) row.get(text + "_coded");
                    assertThat(coded == null ? english : Message.parse(coded).in("en"))
                            .as("%s of %s", text, row)
                            .isEqualTo(english);
                    boolean isCoded =
                            coded != null && !Message.parse(coded).in("es").equals(english);
                    assertThat(isCoded || text.equals("found") || english.equals(row.get("rule")))
                            .as("%s of %s", text, row)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everybodyWhoFindsFaultsGivesThemACode() {
        assertThat(database.jdbc().queryForList("select distinct rule from covalue.told_rejection", String.class))
                .contains(
                        "required",
                        "pattern",
                        "type date",
                        "type number",
                        "cells",
                        "quotes",
                        "enum",
                        "key",
                        "reference",
                        "header",
                        "not yours alone",
                        "exports <= revenue");
    }

    @Test
    void aRowFromBeforeThereWereCodesIsToldInEnglish() {
        database.jdbc()
                .update("update covalue.rejected_row set found_coded = null, expected_coded = null, "
                        + "message_coded = null");

        assertThat(database.jdbc()
                        .queryForList(
                                "select coalesce(expected_coded, expected) from covalue.told_rejection "
                                        + "where rule in ('enum', 'key', 'header')",
                                String.class))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Message.parse(text).in("es")).isEqualTo(text));
    }

    private void write(String name, String text) throws IOException {
        Path file = landing.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
