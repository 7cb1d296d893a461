package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.night.figures.ReadText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a sender's own columns, loaded by the mapping that lies beside them. */
class MappingLoadTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final String MAPPING = """
            tables:
              - record: revenue
                files: "ventas*.csv"
                columns:
                  member_id: Cod. socio
                  year: {fixed: "2023"}
                  currency: {fixed: EUR}
                  revenue: {from: Facturación anual, unit: thousands, values: {n.d.: ""}}
                  product_innovation: {from: Novedades, values: {Alguna: "yes", Ninguna: "no"}}
                only: {Tipo: [Socio]}
            """;
    private static final String SENT = """
            Cod. socio;Facturación anual;Novedades;Tipo;Notas
            M1;1.234,5;Alguna;Socio;x
            M2;n.d.;Ninguna;Socio;
            M3;4,35;;Socio;
            X9;7;;Proveedor;
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Instant moment = Instant.now();

    @BeforeEach
    void createDatabase() throws IOException {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), SPECS).prepare();
        Files.createDirectories(folder.resolve("sur"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void mappedRowsAreThoseOfAFileInOurOwnColumns() throws IOException {
        write("sur/oficina.mapping.yml", MAPPING);
        write("sur/ventas.csv", SENT);
        write("members.csv", "member_id,member_name,member_type\nM1,A,firm\nM2,B,firm\nM3,C,firm\n");
        write("own.csv", """
                member_id,year,currency,revenue,product_innovation
                M1,2023,EUR,1234500,yes
                M2,2023,EUR,,no
                M3,2023,EUR,4350,
                """);

        List<Deliveries.Outcome> outcomes = load();

        assertThat(outcomes)
                .extracting(
                        Deliveries.Outcome::file,
                        Deliveries.Outcome::state,
                        Deliveries.Outcome::rowsLoaded,
                        Deliveries.Outcome::rowsUnchanged)
                .containsExactly(
                        tuple("members.csv", "complete", 3L, 0L),
                        tuple("own.csv", "complete", 3L, 0L),
                        tuple("sur/ventas.csv", "complete", 0L, 3L));
        Deliveries deliveries = new Deliveries(database.dataSource(), RecordSpecs.load());
        long run = database.jdbc().queryForObject("select max(run_id) from covalue.delivery", Long.class);
        assertThat(ReadText.lines(run, deliveries.read(run)))
                .contains("sur/ventas.csv: revenue (complete)", "  mapping")
                .anyMatch(line -> line.startsWith("  read as      UTF-8, parted by ;"))
                .anyMatch(line -> line.startsWith("    ") && line.contains("Facturación anual"));
        assertThat(deliveries.readOtherwise(run))
                .anyMatch(line -> line.startsWith("sur/ventas.csv: ") && line.contains("runs --run " + run));
        assertThat(notice("sur/ventas.csv"))
                .isEqualTo("read by the mapping sur/oficina.mapping.yml: member_id = Cod. socio, year = 2023 in every "
                        + "row, currency = EUR in every row, revenue = Facturación anual (x 1,000, "
                        + "n.d. = not reported), "
                        + "product_innovation = Novedades (Alguna = yes, Ninguna = no), only rows where Tipo is Socio; "
                        + "columns nobody reads: Notas; 1 row not read, because the mapping reads others only; "
                        + "read with a decimal comma, 1.234,5: revenue");
    }

    @Test
    void aRejectedRowNamesTheSendersColumnAndTheValueAsTyped() throws IOException {
        write("sur/oficina.mapping.yml", MAPPING);
        write("sur/ventas.csv", SENT + "M4;mucho;Regular;Socio;\n");

        load();

        assertThat(database.jdbc()
                        .queryForList("select row_number, column_name, found, message from covalue.rejected_row "
                                + "where rule <> 'reference' order by column_name"))
                .extracting(row -> row.get("row_number"), row -> row.get("found"))
                .containsExactly(tuple(6, "Regular"), tuple(6, "mucho"));
        assertThat(database.jdbc()
                        .queryForObject(
                                "select message from covalue.rejected_row where column_name = 'revenue'", String.class))
                .endsWith("(column Facturación anual of the file)");
    }

    @Test
    void aChangedMappingReadsTheSameFileAnewAndAnUnchangedOneDoesNot() throws IOException {
        write("sur/oficina.mapping.yml", MAPPING);
        write("sur/ventas.csv", SENT);
        load();
        write("sur/oficina.mapping.yml", "# the same in other words\n" + MAPPING);
        assertThat(state(load(), "sur/ventas.csv")).isEqualTo("skipped");

        write("sur/oficina.mapping.yml", MAPPING.replace("thousands", "millions"));

        assertThat(state(load(), "sur/ventas.csv")).isEqualTo("complete");
        assertThat(database.jdbc()
                        .queryForList(
                                "select revenue from raw.revenue where member_id = 'M3' order by delivery_id",
                                Double.class))
                .containsExactly(4350.0, 4350000.0);
        assertThat(database.jdbc()
                        .queryForList(
                                "select mapping from covalue.delivery where state = 'complete' order by delivery_id",
                                String.class))
                .satisfiesExactly(
                        first -> assertThat(first).contains("unit: thousands"),
                        then -> assertThat(then).contains("unit: millions"));
    }

    @Test
    void aBrokenMappingIsToldWithItsLinesAndNothingBesideItIsRead() throws IOException {
        write(
                "sur/oficina.mapping.yml",
                MAPPING.replace("unit: thousands", "unit: thousand").replace("member_id: ", "membre_id: "));
        write("sur/ventas.csv", SENT);

        List<Deliveries.Outcome> outcomes = load();

        assertThat(state(outcomes, "sur/ventas.csv")).isEqualTo("refused");
        assertThat(state(outcomes, "sur/oficina.mapping.yml")).isEqualTo("not_taken");
        assertThat(outcomes)
                .filteredOn(one -> one.file().endsWith(".yml"))
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .startsWith("the mapping cannot be read: line 5: found 'membre_id', did you mean member_id?")
                        .contains("line 8: found 'thousand', did you mean thousands?"));
    }

    @Test
    void aMappingThatNoFileUsesIsTold() throws IOException {
        write("sur/oficina.mapping.yml", MAPPING);
        write("sur/own.csv", "member_id,year,currency,revenue\nM1,2023,EUR,1\n");

        List<Deliveries.Outcome> outcomes = load();

        assertThat(state(outcomes, "sur/own.csv")).isEqualTo("complete");
        assertThat(outcomes)
                .filteredOn(one -> one.file().endsWith(".yml"))
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .startsWith("no file was read by this mapping, which looks for revenue in ventas*.csv"));
    }

    @Test
    void aColumnThatTheFileLacksIsToldWithTheOneThatMayBeMeant() throws IOException {
        write("sur/oficina.mapping.yml", MAPPING);
        write("sur/ventas.csv", SENT.replace("Cod. socio", "Codi socio"));

        assertThat(load())
                .filteredOn(one -> one.file().equals("sur/ventas.csv"))
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .isEqualTo(
                                "the mapping sur/oficina.mapping.yml makes it revenue, which also needs member_id; map "
                                        + "them, or give a fixed value; it names columns that the table has not: "
                                        + "Cod. socio (did "
                                        + "you mean Codi socio?)"));
    }

    @Test
    void oneSheetMayHoldSeveralYearsSideBySide() throws IOException {
        write("sur/oficina.mapping.yml", """
                tables:
                  - {record: revenue, name: of 2022, columns: {member_id: Socio, year: {fixed: 2022}, currency: {fixed: EUR}, revenue: Ventas 2022}}
                  - {record: revenue, name: of 2023, columns: {member_id: Socio, year: {fixed: 2023}, currency: {fixed: EUR}, revenue: Ventas 2023}}
                """);
        write("sur/ventas.csv", "Socio,Ventas 2022,Ventas 2023\nM1,10,20\nM2,30,\n");

        assertThat(load()).extracting(Deliveries.Outcome::state).containsExactly("complete", "complete");
        assertThat(database.jdbc()
                        .queryForList(
                                "select member_id || ' ' || year || ' ' || coalesce(revenue, 0) from raw.revenue "
                                        + "order by member_id, year",
                                String.class))
                .containsExactly("M1 2022 10", "M1 2023 20", "M2 2022 30", "M2 2023 0");
        assertThat(load()).extracting(Deliveries.Outcome::state).containsExactly("skipped", "skipped");
    }

    /** What the README of this room shows. */
    @Test
    void theExampleOfTheReadmeLoads() throws IOException {
        List<String> examples = Pattern.compile("```yaml\n(tables:\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("jobs", "README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(examples)
                .hasSize(2)
                .allSatisfy(one -> assertThat(Mapping.read("", one).faults()).isEmpty());
        write("sur/oficina.mapping.yml", examples.get(0));
        write("sur/ventas.csv", """
                Cod. socio;Facturación anual;Tamaño;Tipo
                M1;1.234,5;Grande;Socio
                M2;n.d.;Pyme;Socio
                X9;7;;Proveedor
                """);

        assertThat(load())
                .extracting(Deliveries.Outcome::file, Deliveries.Outcome::record, Deliveries.Outcome::rowsLoaded)
                .containsExactly(
                        tuple("sur/ventas.csv", "revenue", 2L), tuple("sur/ventas.csv, sheet → member", "member", 2L));
        assertThat(database.jdbc()
                        .queryForList("select member_id || ' ' || size_class from raw.member order by 1", String.class))
                .containsExactly("M1 large", "M2 small");
    }

    private String notice(String file) {
        return database.jdbc().queryForObject("select notice from covalue.delivery where file = ?", String.class, file);
    }

    private static String state(List<Deliveries.Outcome> outcomes, String file) {
        return outcomes.stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<Deliveries.Outcome> load() {
        moment = moment.plusSeconds(1);
        return TestRun.loaded(database, folder, moment);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
