package org.covalue.inputs.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListTest {

    private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

    @Test
    void everyCurrencyOfTheJdkIsOneButThoseThatAreNoMoney() {
        assertThat(Currency.getAvailableCurrencies())
                .extracting(Currency::getCurrencyCode)
                .allSatisfy(code ->
                        assertThat(CodeList.ISO_4217.contains(code)).as(code).isEqualTo(!NO_MONEY.contains(code)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARA", "ARP", "BRR", "CSK", "DDM", "ECS", "MXP", "PEI", "PLZ", "SUR", "UYP", "VEB", "XEU", "YUN", "HRK",
                "BGN"
            })
    void withdrawnCurrenciesAreCurrencies(String code) {
        assertThat(CodeList.ISO_4217.contains(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "BTC", "US$", "UKP", "AAA", ""})
    void othersAreNot(String code) {
        assertThat(CodeList.ISO_4217.contains(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "EL", "XK", "EU", "AN", "YU", "ZZ", "es"})
    void onlyCountriesThatThereAreAreCountries(String code) {
        assertThat(CodeList.ISO_3166_1.contains(code)).isFalse();
    }

    @Test
    void aListNobodyKnowsIsSaid() {
        assertThatThrownBy(() -> CodeList.of("ISO 1")).hasMessageContaining("expected one of ISO 4217, ISO 3166-1");
    }
}
