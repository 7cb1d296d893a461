package org.covalue.inputs.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping says, and what is said of one that cannot be read. */
class MappingTest {

    @TempDir
    private Path folder;

    @Test
    void everyFaultIsToldWithItsLineAndWhatMayBeMeant() {
        assertThat(faults("""
                tables:
                  - record: revenues
                    columns: {}
                  - record: member
                    sheets: Socios
                    columns:
                      member_id: ""
                      memberid: x
                      size_class: {from: T, values: {Grande: larg}}
                      member_type: {from: T, fixed: firm}
                      country: {fixed: Spain}
                      sector: {from: S, unit: thousands}
                      member_name: N
                      member_name: M
                  - record: revenue
                    columns:
                      year: {fixed: next}
                      revenue: {from: R, unit: percent}
                """))
                .containsExactly(
                        "line 2: found 'revenues', did you mean revenue? (expected one of " + records() + ")",
                        "line 5: found 'sheets', did you mean sheet? (expected one of record, name, like, sheet, "
                                + "files, path, columns, only)",
                        "line 14: member_name stands there twice; keep one",
                        "line 7: found '', expected the name of the sender's column",
                        "line 8: found 'memberid', did you mean member_id? (expected one of " + columns() + ")",
                        "line 9: found 'larg', did you mean large? (expected one of micro, small, medium, large)",
                        "line 10: found 'from, fixed', expected either from, the sender's column, with unit and values "
                                + "where they are needed, or fixed alone",
                        "line 11: found 'Spain', expected a country code of ISO 3166-1, e.g. AR",
                        "line 12: sector is no number and has no unit such as thousands",
                        "line 17: found 'next', expected a year of four digits, not after the business date",
                        "line 18: the unit percent is one of shares, and revenue is not in percent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty; expected the key tables",
                "'- a' | line 1: found '[...]', expected keys and values: tables",
                "'tables: [' | line 1 is no YAML",
                "'tables: {a: b}' | line 1: found 'KEY: VALUE', expected a list",
                "'tables: []' | line 1: found '[]', expected keys and values: record",
                "'tables: [&a {record: member, columns: {member_id: x}}, *a]' | line 1 is no YAML",
                "'tables: [{like: iati.fundin}]' | line 1: found 'iati.fundin', did you mean iati.funding?"
            })
    void whatIsNoMappingIsTold(String text, String fault) {
        assertThat(faults(text)).first().asString().startsWith(fault);
    }

    @Test
    void oneThatIsWrittenReadsBackTheSame() throws IOException {
        Mapping mapping = Mapping.read("a.mapping.yml", """
                tables:
                  - record: project_share
                    name: of the region
                    sheet: 2024
                    columns:
                      share: {from: "Parte: %", unit: fraction, values: {"": 0, "sí": 1}}
                      funder_id: {fixed: "007"}
                      project_id: Proyecto
                    only: {Año: [2023, 2024]}
                """);
        assertThat(mapping.faults()).isEmpty();

        mapping.write(folder.resolve("a.mapping.yml"));

        assertThat(Mapping.read("a.mapping.yml", folder.resolve("a.mapping.yml")))
                .isEqualTo(mapping);
        assertThat(Mapping.kept(mapping.tables().get(0).text()).sha256())
                .isEqualTo(mapping.tables().get(0).sha256());
        Files.write(folder.resolve("a.mapping.yml"), new byte[] {'t', (byte) 0xe1, ':'});
        assertThat(Mapping.read("a.mapping.yml", folder.resolve("a.mapping.yml"))
                        .faults())
                .singleElement()
                .asString()
                .isEqualTo("its text is not UTF-8; save it as UTF-8");
    }

    @Test
    void figuresAreMultipliedToTheDigit() {
        assertThat(FigureUnit.THOUSANDS.full(4.35)).isEqualTo(4350);
        assertThat(FigureUnit.FRACTION.full(0.07)).isEqualTo(7);
        assertThat(FigureUnit.MILLIONS.full(-1.1)).isEqualTo(-1_100_000);
        assertThat(FigureUnit.FULL.full(0.1)).isEqualTo(0.1);
    }

    private static List<String> faults(String yaml) {
        Mapping mapping = Mapping.read("a.mapping.yml", yaml);
        assertThat(mapping.tables()).isEmpty();
        return mapping.faults().stream().map(fault -> fault.in("en")).toList();
    }

    private static String records() {
        return String.join(
                ", ", RecordSpecs.load().all().stream().map(RecordSpec::record).toList());
    }

    private static String columns() {
        return String.join(", ", RecordSpecs.load().of("member").columns());
    }
}
