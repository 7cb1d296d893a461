package org.covalue.inputs.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Message;

/** Lists of codes that others keep. */
public enum CodeList {
    /** Currencies, those withdrawn included, because money of past years stands in them. */
    ISO_4217("ISO 4217", Message.of("expected_currency"), currencies()),
    /** Countries that there are, as the JDK knows them; ISO 3166-3, those that were, is another list. */
    ISO_3166_1("ISO 3166-1", Message.of("expected_country"), Set.of(Locale.getISOCountries()));

    private final String title;
    private final Message expected;
    private final Set<String> codes;

    CodeList(String title, Message expected, Set<String> codes) {
        this.title = title;
        this.expected = expected;
        this.codes = codes;
    }

    /** In the order of the alphabet. */
    public List<String> all() {
        return codes.stream().sorted().toList();
    }

    /** What a code stands for; the code itself where the JDK has no name of it. */
    public String nameOf(String code, Locale language) {
        return this == ISO_3166_1
                ? new Locale("", code).getDisplayCountry(language)
                : Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(code))
                        .map(currency -> currency.getDisplayName(language))
                        .findFirst()
                        .orElse(code);
    }

    public boolean contains(String code) {
        return codes.contains(code);
    }

    /** What a sender should have written. */
    public Message expected() {
        return expected;
    }

    /** By the name that the specs use. */
    static CodeList of(String title) {
        return Arrays.stream(values())
                .filter(list -> list.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("codes: " + title
                        + " is no list that is known; expected one of "
                        + Arrays.stream(values()).map(list -> list.title).collect(Collectors.joining(", "))));
    }

    private static Set<String> currencies() {
        try (InputStream in = CodeList.class.getResourceAsStream("/codes/iso_4217.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("codes/iso_4217.txt cannot be read", e);
        }
    }
}
