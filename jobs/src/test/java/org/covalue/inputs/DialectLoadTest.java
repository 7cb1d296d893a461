package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the spreadsheets of several countries write them, loaded. */
class DialectLoadTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String MEMBERS = "member_id;member_name;member_type;member_founded_on\n";

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), SPECS).prepare();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aColumnWhoseCellsProveACommaIsReadWithIt() throws IOException {
        write(
                "revenue.csv",
                "member_id;year;currency;revenue\nM1;2022;EUR;12.500\nM2;2022;EUR;1.234,5\nM3;2022;EUR;7\n");

        assertThat(load())
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::notice)
                .containsExactly("complete", "read with a decimal comma, 1.234,5: revenue");
        assertThat(revenue()).containsExactly(12500.0, 1234.5, 7.0);
        assertThat(new Deliveries(database.dataSource(), SPECS)
                        .readOtherwise(
                                database.jdbc().queryForObject("select max(run_id) from covalue.delivery", Long.class)))
                .singleElement()
                .isEqualTo("revenue.csv: " + readAs());
        assertThat(readAs()).isEqualTo("UTF-8, parted by ;; read with a decimal comma, 1.234,5: revenue");
    }

    /** The first rows say nothing, or the contrary; the file is begun anew within the delivery. */
    @Test
    void whatOnlyALaterRowProvesHoldsForAllRows() throws IOException {
        StringBuilder rows = new StringBuilder("member_id,year,currency,revenue\n");
        for (int i = 0; i < 12_000; i++) {
            rows.append("M").append(i).append(",2022,EUR,1.000\n");
        }
        write("revenue.csv", rows + "X,2022,EUR,\"0,5\"\n");

        assertThat(load())
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::rowsRead)
                .containsExactly("complete", 12_001L);
        assertThat(database.jdbc().queryForObject("select sum(revenue) from raw.revenue", Double.class))
                .isEqualTo(12_000_000.5);
        assertThat(database.jdbc().queryForObject("select count(*) from raw.revenue", Integer.class))
                .isEqualTo(12_001);
    }

    @Test
    void aDayBeyondTwelveProvesTheOrderOfAllDatesOfItsColumn() throws IOException {
        write("members.csv", MEMBERS + "A;A;firm;03/04/2019\nB;B;firm;31/12/2024\nC;C;firm;1.2.98\nD;D;firm;45292\n");

        assertThat(load())
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::notice)
                .containsExactly("complete", "read with the day before the month: member_founded_on");
        assertThat(founded()).containsExactly("2019-04-03", "2024-12-31", "1998-02-01", "2024-01-01");
    }

    @Test
    void aMonthFirstIsProvenLikewise() throws IOException {
        write("members.csv", MEMBERS + "A;A;firm;03/04/2019\nB;B;firm;12/31/2024\n");

        assertThat(load().state()).isEqualTo("complete");
        assertThat(founded()).containsExactly("2019-03-04", "2024-12-31");
    }

    @Test
    void datesThatReadTwoWaysRefuseTheFileUntilTheSenderIsKnown() throws IOException {
        write("members.csv", MEMBERS + "A;A;firm;03/04/2019\nB;B;firm;2019-01-01\n");

        Deliveries.Outcome outcome = load();
        assertThat(outcome.state()).isEqualTo("refused");
        assertThat(outcome.message()).startsWith("the dates of member_founded_on have two values");
        assertThat(outcome.notice())
                .isEqualTo("03/04/2019 in row 2 is 2019-04-03 with the day first and 2019-03-04 with the month first");
        assertThat(founded()).isEmpty();
        assertThat(load(Optional.of("en")).state())
                .as("English alone says nothing of the order")
                .isEqualTo("refused");
        assertThat(load(Optional.of("en-GB")).state()).isEqualTo("complete");
        assertThat(load(Optional.of("en-US")).state()).isEqualTo("complete");
        assertThat(founded()).containsExactly("2019-04-03", "2019-01-01", "2019-03-04");
    }

    @Test
    void lettersThatOnlyOneLanguageHasProveTheirCharacters() throws IOException {
        write("members.csv", MEMBERS + "A;Ñandú “Software” – S.A. €;firm;\nB;Año;firm;\n", WINDOWS_1252);

        assertThat(load().notice()).isEqualTo("the text was read as windows-1252");
        assertThat(names()).containsExactly("Ñandú “Software” – S.A. €", "Año");
    }

    @Test
    void lettersOfTwoCodePagesRefuseTheFileUntilTheSenderIsKnown() throws IOException {
        write("members.csv", MEMBERS + "A;España;firm;\nB;Año;firm;\n", WINDOWS_1252);

        Deliveries.Outcome outcome = load();
        assertThat(outcome.state()).isEqualTo("refused");
        assertThat(outcome.message()).startsWith("the text is not UTF-8");
        assertThat(outcome.notice()).isEqualTo("España in Windows-1252 is Espańa in Windows-1250");
        assertThat(load(Optional.of("es")).state()).isEqualTo("complete");
        assertThat(names()).containsExactly("España", "Año");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve(name), text, charset);
    }

    private Deliveries.Outcome load() {
        return load(Optional.empty());
    }

    private Deliveries.Outcome load(Optional<String> locale) {
        return TestRun.firstLoaded(database, folder, locale);
    }

    private List<Double> revenue() {
        return database.jdbc()
                .queryForList("select revenue from raw.revenue order by delivery_id, row_number", Double.class);
    }

    private List<String> founded() {
        return texts("cast(member_founded_on as text)");
    }

    private List<String> names() {
        return texts("member_name");
    }

    private List<String> texts(String column) {
        return database.jdbc()
                .queryForList("select " + column + " from raw.member order by delivery_id, row_number", String.class);
    }

    private String readAs() {
        return database.jdbc().queryForObject("select read_as from covalue.delivery", String.class);
    }
}
