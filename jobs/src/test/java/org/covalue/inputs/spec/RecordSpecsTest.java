package org.covalue.inputs.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a spec can say, and what is refused in it. */
class RecordSpecsTest {

    private static final String LOAN = """
            title: {en: Loans, es: Préstamos}
            description: {en: One row per loan, es: Una fila por préstamo}
            fields:
              - name: loan_id
                type: string
                description: {en: Identifier, es: Identificador}
                constraints: {required: true}
              - name: granted_on
                type: date
                description: {en: Day, es: Día}
              - name: currency
                type: string
                description: {en: Currency, es: Moneda}
                constraints: {codes: ISO 4217}
            primaryKey: [loan_id]
            examples:
              accepted: |
                loan_id,granted_on,currency
            """;

    private static RecordSpec parse(String further) {
        return RecordSpecs.parse("loan", LOAN + further);
    }

    @Test
    void aSpecSaysByWhichColumnsItsRowsWidenARun() {
        RecordSpec.InRun inRun =
                parse("run: {years: granted_on, currencies: currency}").inRun();
        assertThat(inRun)
                .isEqualTo(new RecordSpec.InRun(Optional.of("granted_on"), Optional.empty(), Optional.of("currency")));
        assertThat(parse("").inRun())
                .isEqualTo(new RecordSpec.InRun(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void wordsThatHeadTwoColumnsAreRefused() {
        assertThatThrownBy(() -> RecordSpecs.parse("loan", LOAN.replace("type: date\n", """
                type: date
                    title: {en: Granted on, es: Fecha}
                    aliases: [Loan-ID]
                """)))
                .hasMessage("inputs/loan.yml: 'Loan-ID' heads granted_on and loan_id; give words of it alone");
        assertThatThrownBy(() -> RecordSpecs.parse("loan", LOAN.replace("type: date\n", """
                type: date
                    aliases: ["**"]
                """)))
                .hasMessageContaining("'**' heads granted_on and has no letter");
    }

    @Test
    void aColumnThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> parse("run: {years: currency}"))
                .hasMessage(
                        "inputs/loan.yml: run.years: currency does not fit; expected a column of type year or date");
        assertThatThrownBy(() -> parse("run: {currencies: loan_id}"))
                .hasMessageContaining("run.currencies: loan_id does not fit");
        assertThatThrownBy(() -> parse("run: {countries: land}"))
                .hasMessageContaining("loan has no column land; it has loan_id, granted_on");
    }

    @Test
    void aKeyThatNoSpecHasIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> parse("run: {year: granted_on}"))
                .hasMessage("inputs/loan.yml: run.year: unknown key; expected one of countries, currencies, years");
        assertThatThrownBy(() ->
                        RecordSpecs.parse("loan", LOAN.replace("constraints: {required", "constraints: {requierd")))
                .hasMessageStartingWith(
                        "inputs/loan.yml: fields[0].constraints.requierd: unknown key; expected one of ");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> parse("primaryKey: [granted_on]"))
                .hasMessageContaining("inputs/loan.yml")
                .hasMessageContaining("primaryKey");
    }
}
