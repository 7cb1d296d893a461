package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers in people's words. */
class HeaderWordsTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();

    static Stream<Arguments> everySpecInBothLanguages() {
        return SPECS.all().stream()
                .flatMap(spec -> Stream.of("en", "es").map(language -> Arguments.of(spec, language)));
    }

    @ParameterizedTest
    @MethodSource("everySpecInBothLanguages")
    void aHeaderOfTitlesIsReadWholeWithNothingToTell(RecordSpec spec, String language) {
        List<String> titles = spec.fields().stream()
                .map(field -> field.titleIn(language) + (field.required() ? " *" : ""))
                .toList();

        HeaderMatch match = HeaderMatch.of(titles, SPECS);

        assertThat(match.spec().map(RecordSpec::record)).contains(spec.record());
        assertThat(match.positions())
                .isEqualTo(java.util.stream.IntStream.range(0, titles.size())
                        .boxed()
                        .toList());
        assertThat(match.unknown()).isEmpty();
        assertThat(match.words()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everySpecInBothLanguages")
    void everyColumnHasATitleAndNoneIsTheNameOfAnotherRecordTypesColumn(RecordSpec spec, String language) {
        for (RecordSpec.Field field : spec.fields()) {
            assertThat(field.title()).as(spec.record() + "." + field.name()).containsKey(language);
            List<String> words = Stream.concat(field.title().values().stream(), field.aliases().stream())
                    .toList();
            assertThat(SPECS.all())
                    .flatExtracting(RecordSpec::columns)
                    .filteredOn(name -> !name.equals(field.name()))
                    .extracting(ColumnWords::plain)
                    .doesNotContainAnyElementsOf(
                            words.stream().map(ColumnWords::plain).toList());
        }
    }

    @Test
    void accentsCaseSignsAndACurrencyInBracketsDoNotMatterAndWhatWasReadIsTold() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "AÑO*", "Moneda", "Ingresos (EUR)"), SPECS);

        assertThat(match.spec().map(RecordSpec::record)).contains("revenue");
        assertThat(match.words().map(Message::toString))
                .contains("columns read by their headings: AÑO* = year, Moneda = currency, Ingresos (EUR) = revenue");
    }

    @Test
    void figuresInThousandsOrAnotherUnitAreRefused() {
        for (String heading : List.of(
                "Revenue (thousand EUR)",
                "Ingresos (miles de €)",
                "revenue [k€]",
                "revenue (kEUR)",
                "przychody (tys. zł)",
                "Revenue (1,000 EUR)",
                "Revenue (in millions)",
                "ventas (M€)",
                "revenue (%)")) {
            HeaderMatch match = HeaderMatch.of(List.of("member_id", "year", "currency", heading), SPECS);

            assertThat(match.spec()).as(heading).isEmpty();
            assertThat(refusal(match)).contains("gives revenue in another unit").doesNotContain(heading);
        }
        assertThat(refusal(HeaderMatch.of(List.of("member_id", "year", "Energía consumida (kWh)", "headcount"), SPECS)))
                .contains("gives energy_mwh in another unit");
        assertThat(HeaderMatch.of(
                                List.of("member_id", "year", "Energía consumida (mwh)", "Water withdrawn (m³)"), SPECS)
                        .spec()
                        .map(RecordSpec::record))
                .contains("sustainability");
    }

    @Test
    void theNameOfAColumnWinsOverOtherWordsForIt() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "year", "currency", "revenue", "ventas"), SPECS);

        assertThat(match.spec()).isPresent();
        assertThat(match.unknown()).extracting(Message::toString).containsExactly("ventas");
    }

    @Test
    void twoColumnsThatMeanTheSameAreRefused() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "year", "currency", "ventas", "facturación"), SPECS);

        assertThat(refusal(match))
                .isEqualTo("two columns of the header mean revenue; keep one of the two, or name the "
                        + "one that is meant revenue");
    }

    @Test
    void whatIsNearlyAColumnIsOfferedAndNotRead() {
        HeaderMatch match =
                HeaderMatch.of(List.of("member_id", "year", "currency", "exports", "Revnue", "Remarks"), SPECS);

        assertThat(match.positions().get(SPECS.of("revenue").indexOf("revenue")))
                .isEqualTo(-1);
        assertThat(match.unknown())
                .extracting(Message::toString)
                .containsExactly("revnue (did you mean revenue?)", "remarks");
        assertThat(match.unknown().get(0).in("es")).isEqualTo("revnue (¿quiso decir revenue?)");
        assertThat(refusal(HeaderMatch.of(List.of("member_id", "year", "currency", "Revnue"), SPECS)))
                .isEqualTo(
                        "the header fits both revenue and sustainability; add a column that only one of them has; did "
                                + "you mean revenue?");
    }

    @Test
    void aRefusedHeaderSaysWhatMayBeMeant() {
        HeaderMatch match = HeaderMatch.of(List.of("member id", "yaer", "curency", "revenue"), SPECS);

        assertThat(refusal(match))
                .isEqualTo("no record type fits the header; nearest is revenue, which also needs year, currency; did "
                        + "you mean year, currency?");
        assertThat(match.found()).isEqualTo("member_id, yaer (year?), curency (currency?), revenue");
    }

    @Test
    void aHeaderWithoutARightWordIsStillOneWhereWordsAreNear() {
        HeaderMatch match = HeaderMatch.of(List.of("membre id", "aňo", "monedas", "ingresso"), SPECS);

        assertThat(refusal(match)).contains("nearest is revenue");
        assertThat(HeaderMatch.of(List.of("id miembr0", "ejercicoi", "monedda", "ingressos"), SPECS)
                        .found())
                .isEqualTo("id miembr0 (member_id?), ejercicoi (year?), monedda (currency?), ingressos (revenue?)");
    }

    @Test
    void oneWordByChanceIsNoHeader() {
        assertThat(HeaderMatch.of(List.of("Ingresos"), SPECS).knowsNone()).isTrue();
        assertThat(HeaderMatch.of(List.of("Ingresos", "", "Año"), SPECS).knowsNone())
                .isFalse();
        assertThat(HeaderMatch.of(List.of("revenue"), SPECS).knowsNone()).isFalse();
    }

    @Test
    void theSampleThatIsMeantToBeRefusedIsRefusedInTheSameWords() {
        assertThat(refusal(HeaderMatch.of(List.of("organisation_id", "member_id", "desde", "hasta"), SPECS)))
                .isEqualTo("no record type fits the header; nearest is membership, which also needs joined_on");
        assertThat(refusal(HeaderMatch.of(List.of("firma", "miesiąc", "sprzedaż"), SPECS)))
                .isEqualTo("no record type knows any column of the header; is the first line a header?");
    }

    private static String refusal(HeaderMatch match) {
        return match.refusal().map(Message::toString).orElse("");
    }

    /** Headings of sheets of offices, in their words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        revenue    | Id. miembro;Ejercicio;Moneda;Cifra de negocios;Exportación;Equivalentes a tiempo completo
        revenue    | Nº de socio;Año natural;Divisa;Ventas netas;I+D
        revenue    | Company ID;Fiscal year;Currency code;Net sales;Export sales
        member     | Identificador del miembro;Razón social;Tipo de entidad;CNAE;Comunidad autónoma;Tamaño de empresa
        member     | Member no.;Legal name;Type of member;Economic sector;Company size;Date of incorporation
        membership | Código del clúster;Número de socio;Socio desde;Socio hasta;Causa de baja
        funding    | Número de registro;Id. cluster;Fecha;Procedencia;Donante;Importe recibido;Moneda
        sustainability | Id. empresa;Ejercicio;Plantilla media;Mujeres en plantilla;Horas de formación recibidas
        fee_invoice | Nº factura;ID de organización;Nº de socio;Fecha de emisión;Importe de la cuota;Divisa;Cobrado
        """)
    void officesCallTheirColumnsSo(String record, String headings) {
        HeaderMatch match = HeaderMatch.of(List.of(headings.split(";")), RecordSpecs.load(), Optional.empty());

        assertThat(match.spec().orElseThrow().record()).isEqualTo(record);
        assertThat(match.unknown()).isEmpty();
    }

    @Test
    void aTitleWinsOverWhatElseAColumnIsCalled() {
        HeaderMatch match = HeaderMatch.of(
                List.of("ID del miembro", "Nombre del miembro", "Tipo de miembro", "Sector económico", "CNAE"),
                RecordSpecs.load(),
                Optional.empty());

        assertThat(match.spec().orElseThrow().record()).isEqualTo("member");
        assertThat(match.unknown()).extracting(one -> one.in("en")).containsExactly("cnae");
    }
}
