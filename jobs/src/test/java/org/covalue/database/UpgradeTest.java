package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases as older versions left them, and the software of today. */
class UpgradeTest {

    /** What a finished night of an older version leaves; columns that came later are not named. */
    private static final List<String> ROWS = List.of(
            "insert into batch.batch_job_instance values (1, 0, 'nightly', 'd41d8cd98f00b204e9800998ecf8427e')",
            "insert into batch.batch_job_execution values (1, 2, 1, '2025-06-30 02:15', '2025-06-30 02:15', "
                    + "'2025-06-30 02:16', 'COMPLETED', "
                    + "'COMPLETED', '', '2025-06-30 02:16')",
            "insert into batch.batch_job_execution_params values (1, 'business_date', 'java.lang.String', "
                    + "'2025-06-30', 'Y')",
            "insert into batch.batch_step_execution values (1, 3, 'publish', 1, '2025-06-30 02:15', '2025-06-30 "
                    + "02:15', '2025-06-30 02:16', "
                    + "'COMPLETED', 1, 0, 0, 0, 0, 0, 0, 0, 'COMPLETED', '', '2025-06-30 02:16')",
            "select setval('batch.batch_job_instance_seq', 1), setval('batch.batch_job_execution_seq', 1), "
                    + "setval('batch.batch_step_execution_seq', 1)",
            "insert into covalue.delivery (run_id, file, path, record, sha256, bytes, received_at, state, rows_read, "
                    + "rows_loaded, rows_rejected) values "
                    + "(1, 'organisation.csv', '/landing/organisation.csv', 'organisation', 'aa', 10, '2025-06-30 "
                    + "02:15:00.5+00', 'complete', 1, 1, 0), "
                    + "(1, 'funding.csv', '/landing/funding.csv', 'funding', 'bb', 20, '2025-06-30 02:15:00.5+00', "
                    + "'complete', 3, 1, 2)",
            "insert into covalue.rejected_row values (2, 3, 'source', 'lottery', 'one of services', 'enum', 'unknown "
                    + "code', 'o1', null)",
            "insert into covalue.unresolved_reference values ('funding', 2, 4, 'organisation_id', 'o9', "
                    + "'organisation', '2025-06-30 02:15:00.5+00', "
                    + "null, 'o9', null)",
            "insert into raw.organisation (delivery_id, row_number, organisation_id, organisation_name, country, "
                    + "founded_on) values "
                    + "(1, 2, 'o1', 'Uno, \"S.A.\"', 'ES', '2010-01-01')",
            "insert into raw.funding (delivery_id, row_number, funding_id, organisation_id, received_on, source, "
                    + "amount, currency) values "
                    + "(2, 2, 'f1', 'o1', '2023-05-01', 'services', 100.25, 'USD'), (2, 4, 'f2', 'o9', '2023-06-01', "
                    + "'services', 1, 'USD')",
            "insert into covalue.edition (run_id, business_date, as_of, base_year, reporting_currency, year_from, "
                    + "year_to, software_version, "
                    + "created_at, published_at) values (1, '2025-06-30', '2025-06-30 02:15:00.5+00', 2023, 'USD', "
                    + "2023, 2023, '0.1.0', "
                    + "'2025-06-30 02:15:30+00', '2025-06-30 02:16+00')",
            "insert into covalue.edition_file values (1, 'tables/indicators.csv', 'cc', 30)",
            "insert into released.indicator_value (edition_id, organisation_id, year, indicator, value, state) values "
                    + "(1, 'o1', 2023, 'own_income', 0.1::float8 + 0.2, 'ok')",
            "insert into covalue.internal_export values ('2025-07-01 10:00+00', 'groups', '/tmp/groups.csv', 'ana')");

    private static final List<String> TABLES = List.of(
            "batch.batch_job_instance",
            "batch.batch_job_execution",
            "batch.batch_step_execution",
            "covalue.delivery",
            "covalue.rejected_row",
            "covalue.unresolved_reference",
            "covalue.edition",
            "covalue.edition_file",
            "covalue.internal_export",
            "raw.organisation",
            "raw.funding",
            "released.indicator_value");

    @TempDir
    private Path folder;

    /** From the first that has the tables of the job history. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4", "5"})
    void everyRowOfAnOlderDatabaseIsThereAfterTheUpgrade(String version) {
        try (TestDatabase database = filledAt(version)) {
            Map<String, String> before = contents(database, columns(database));
            try (Database upgraded = Database.open(folder, Optional.of(database.url()))) {
                assertThat(upgraded.pendingVersions()).isEmpty();
            }
            assertThat(contents(database, columnsThatWere(database, version)))
                    .isEqualTo(before)
                    .hasSize(TABLES.size())
                    .allSatisfy((table, rows) -> assertThat(rows).isNotBlank());
        }
    }

    @Test
    void aNightGoesOnInAnUpgradedDatabase() throws IOException {
        Files.writeString(
                folder.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no9,Nine,ES,2015-01-01\n");
        try (TestDatabase database = filledAt("5")) {
            try (Database upgraded = Database.open(folder, Optional.of(database.url()))) {
                assertThat(TestRun.night(
                                        database,
                                        folder,
                                        TestRun.BUSINESS_DATE.plusDays(1),
                                        "none",
                                        folder.resolve("editions"))
                                .message())
                        .isEmpty();
            }
            assertThat(new Editions(database.dataSource()).latest()).contains(2L);
            assertThat(database.jdbc()
                            .queryForList("select organisation_id from staging.funding order by 1", String.class))
                    .as("the row that waited for its organisation counts now")
                    .containsExactly("o1", "o9");
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select value from released.indicator_value where edition_id = 1", Double.class))
                    .isEqualTo(0.1 + 0.2);
        }
    }

    @Test
    void aLoadThatWasUnderWayAtTheUpgradeLooksAtEveryRow() {
        try (TestDatabase database = TestDatabase.createAt("4")) {
            database.jdbc()
                    .execute("insert into covalue.delivery (run_id, file, path, sha256, bytes, received_at, state) "
                            + "values (1, 'a.csv', '/a.csv', 'aa', 1, now(), 'waiting')");
            database.jdbc().execute("insert into covalue.suspect_row values (1, 7, 3), (1, 9, 3)");
            Database.open(folder, Optional.of(database.url())).close();
            assertThat(database.jdbc()
                            .queryForList("select cast(row_numbers as text) from covalue.suspects", String.class))
                    .containsExactly("{0}");
        }
    }

    private static TestDatabase filledAt(String version) {
        TestDatabase database = TestDatabase.createAt(version);
        database.makeRawTables(List.of("organisation", "funding"));
        ROWS.forEach(database.jdbc()::execute);
        return database;
    }

    private static Map<String, String> columns(TestDatabase database) {
        Map<String, String> columns = new TreeMap<>();
        TABLES.forEach(table -> columns.put(
                table,
                database.jdbc()
                        .queryForObject(
                                "select string_agg(quote_ident(column_name), ', ' "
                                        + "order by ordinal_position) from information_schema.columns where "
                                        + "table_schema || '.' || table_name = ?",
                                String.class,
                                table)));
        return columns;
    }

    /** Those of the older version; what came later is no part of the comparison. */
    private static Map<String, String> columnsThatWere(TestDatabase now, String version) {
        try (TestDatabase old = TestDatabase.createAt(version)) {
            old.makeRawTables(List.of("organisation", "funding"));
            Map<String, String> columns = columns(old);
            assertThat(columns(now).keySet()).isEqualTo(columns.keySet());
            return columns;
        }
    }

    private static Map<String, String> contents(TestDatabase database, Map<String, String> columns) {
        Map<String, String> contents = new TreeMap<>();
        columns.forEach((table, list) -> {
            List<String> rows = new ArrayList<>(database.jdbc()
                    .queryForList(
                            "select cast(row(" + list + ") as text) from " + table + " order by 1", String.class));
            // Times of the job history had no zone; they were those of UTC here.
            contents.put(table, String.join("\n", rows).replaceAll("(:\\d\\d(\\.\\d+)?)\\+00", "$1"));
        });
        return contents;
    }
}
