package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.disclosure.Editions;
import org.covalue.exports.datapackage.DataPackage;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data package says of each file what it holds, by the rules of the standard; its programs read it. */
class DataPackageTest {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "date", "boolean");

    @TempDir
    private Path folder;

    @Test
    void itsDescriptorKeepsTheRulesOfTheStandard() throws IOException {
        Path out = written();
        JsonNode descriptor = JsonMapper.shared().readTree(Files.readString(out.resolve("datapackage.json")));
        assertThat(descriptor.get("$schema").asString())
                .isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
        assertThat(descriptor.get("name").asString()).matches("[-a-z0-9._/]+");
        assertThat(descriptor.get("licenses").get(0).get("name").asString()).matches("[-a-zA-Z0-9._]+");
        assertThat(Instant.parse(descriptor.get("created").asString())).isNotNull();
        assertThat(descriptor.get("resources")).hasSize(EvaluatorTable.all().size());
        List<String> names =
                descriptor.get("resources").findValuesAsString("path").stream().toList();
        assertThat(names).doesNotHaveDuplicates();
        for (JsonNode resource : descriptor.get("resources")) {
            resource(out, resource, descriptor);
        }
    }

    private static void resource(Path out, JsonNode resource, JsonNode descriptor) {
        assertThat(resource.get("type").asString()).isEqualTo("table");
        assertThat(resource.get("path").asString()).matches("data/[a-z_]+\\.csv");
        List<String> header =
                Csv.read(out.resolve(resource.get("path").asString())).get(0);
        JsonNode schema = resource.get("schema");
        List<String> fields = schema.get("fields").findValuesAsString("name");
        assertThat(fields).isEqualTo(header);
        for (JsonNode field : schema.get("fields")) {
            assertThat(field.get("type").asString()).isIn(TYPES);
            assertThat(field.get("title").asString()).isNotBlank();
            assertThat(field.get("title_es").asString()).isNotBlank();
        }
        for (JsonNode key : schema.path("primaryKey")) {
            assertThat(fields).contains(key.asString());
        }
        for (JsonNode key : schema.path("foreignKeys")) {
            String other = key.get("reference").get("resource").asString();
            assertThat(descriptor.get("resources").findValuesAsString("name")).contains(other);
            assertThat(key.get("fields")).hasSameSizeAs(key.get("reference").get("fields"));
            assertThat(fields).contains(key.get("fields").get(0).asString());
        }
        assertThat(schema.get("missingValues").get(0).asString()).isEmpty();
    }

    @Test
    void itHoldsWhatTheEditionHolds() throws IOException {
        Path out = written();
        for (EvaluatorTable table : EvaluatorTable.all()) {
            assertThat(out.resolve("data").resolve(table.name() + ".csv"))
                    .hasSameBinaryContentAs(
                            SampleNight.get().files().resolve("tables").resolve(table.name() + ".csv"));
            assertThat(Files.readString(out.resolve("codebook_es.md"))).contains(table.title("es"));
            assertThat(Files.readString(out.resolve("load.do"))).contains("save \"" + table.name() + ".dta\"");
        }
        assertThat(Files.readString(out.resolve("codebook.md")))
                .contains("Export intensity", "suppressed = confidential");
        assertThatThrownBy(() -> made().write(out)).isInstanceOf(UsageProblem.class);
    }

    @Test
    void asZipItHoldsTheSameFiles() throws IOException {
        Path zip = folder.resolve("all.zip");
        int files = made().write(zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream()).hasSize(files);
            assertThat(file.getEntry("datapackage.json")).isNotNull();
        }
    }

    @Test
    void pythonAndRReadItWithTypesAndLabels() throws Exception {
        Path out = written();
        String rows = EvaluatorTable.all().stream()
                        .mapToInt(table ->
                                SampleNight.get().exported(table.name()).size() - 1)
                        .sum()
                + " rows";
        assertThat(Programs.r(folder, "check_package.R", "jsonlite", out)).contains(rows);
        assertThat(Programs.python(folder, "check_package.py", out)).contains(rows);
    }

    private Path written() {
        Path out = folder.resolve("package");
        made().write(out);
        return out;
    }

    private static DataPackage made() {
        Editions editions = SampleNight.get().editions();
        return new DataPackage(
                editions.open(Optional.empty()), editions.last().orElseThrow(), Optional.of("CC-BY-4.0"));
    }
}
