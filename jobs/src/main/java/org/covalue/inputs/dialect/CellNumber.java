package org.covalue.inputs.dialect;

import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A number as bookkeepers write it: {@code (500)}, {@code 500-}, {@code € 1.234,50}, {@code 1000 EUR}.
 *
 * @param text around the number proper
 * @param from where the number proper begins
 * @param to behind its end
 * @param currency that stands beside it, empty where none does
 */
public record CellNumber(char[] text, int from, int to, boolean isNegative, String currency) {

    /** Of a row that names no currency anywhere. */
    public static final String ANY_CURRENCY = "any";

    private static final Map<String, Set<String>> SIGNS = Map.ofEntries(
            Map.entry("€", Set.of("EUR")),
            Map.entry("£", Set.of("GBP")),
            Map.entry("¥", Set.of("JPY", "CNY")),
            Map.entry("US$", Set.of("USD")),
            Map.entry("R$", Set.of("BRL")),
            Map.entry("S/", Set.of("PEN")),
            Map.entry("₡", Set.of("CRC")),
            Map.entry("₲", Set.of("PYG")),
            Map.entry("zł", Set.of("PLN")),
            Map.entry("Kč", Set.of("CZK")),
            Map.entry("Ft", Set.of("HUF")),
            Map.entry("lei", Set.of("RON")),
            Map.entry(
                    "$",
                    Set.of(
                            "USD", "ARS", "MXN", "COP", "CLP", "UYU", "DOP", "CUP", "BBD", "JMD", "TTD", "BSD", "BZD",
                            "GYD", "XCD", "SRD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD")));
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final int LONGEST_SIGN = 3;

    /** Takes off what stands around the number proper, each thing once. */
    public static CellNumber of(char[] text, int from, int to) {
        CellNumber whole = new CellNumber(text, from, to, false, "");
        CellNumber bare = whole.withoutCurrency().withoutMinus().withoutCurrency();
        return bare.from >= bare.to ? whole : bare;
    }

    public boolean isBare(int wholeFrom, int wholeTo) {
        return from == wholeFrom && to == wholeTo;
    }

    /** Whether the currency beside the number is that of the row. */
    public boolean agreesWith(String currencyOfRow) {
        return currency.isEmpty()
                || currencyOfRow.equals(ANY_CURRENCY)
                || currency.equals(currencyOfRow)
                || SIGNS.getOrDefault(currency, Set.of()).contains(currencyOfRow);
    }

    boolean hasComma() {
        for (int at = from; at < to; at++) {
            if (text[at] == ',') {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands there is a number in any style. */
    public boolean isNumber() {
        return !Double.isNaN(in(NumberStyle.POINT)) || !Double.isNaN(in(NumberStyle.COMMA));
    }

    /** NaN where it is no number in the style. */
    public double in(NumberStyle style) {
        return signed(style.number(text, from, to));
    }

    /** The one reading under all styles, NaN where there is none. */
    public double only() {
        return signed(NumberStyle.only(text, from, to));
    }

    private double signed(double number) {
        return !isNegative ? number : number >= 0 && text[from] != '+' ? 0 - number : Double.NaN;
    }

    private CellNumber withoutMinus() {
        if (to - from > 2 && text[from] == '(' && text[to - 1] == ')') {
            return new CellNumber(text, from + 1, to - 1, true, currency).stripped();
        }
        if (to - from > 1 && text[to - 1] == '-') {
            return new CellNumber(text, from, to - 1, true, currency).stripped();
        }
        boolean isBeforeSign = to - from > 1 && text[from] == '-' && !isDigit(text[from + 1]) && text[from + 1] != '.';
        return isBeforeSign ? new CellNumber(text, from + 1, to, true, currency).stripped() : this;
    }

    private CellNumber withoutCurrency() {
        if (!currency.isEmpty()) {
            return this;
        }
        int begin = from;
        while (begin < to && isOfSign(text[begin])) {
            begin++;
        }
        if (begin > from && isCurrency(from, begin)) {
            return new CellNumber(text, begin, to, isNegative, new String(text, from, begin - from)).stripped();
        }
        int end = to;
        while (end > from && isOfSign(text[end - 1])) {
            end--;
        }
        return end < to && isCurrency(end, to)
                ? new CellNumber(text, from, end, isNegative, new String(text, end, to - end)).stripped()
                : this;
    }

    /** Whether it is the sign or the code of a currency. */
    public static boolean isCurrency(String sign) {
        return sign.length() <= LONGEST_SIGN && (SIGNS.containsKey(sign) || CODES.contains(sign));
    }

    private boolean isCurrency(int begin, int end) {
        return end - begin <= LONGEST_SIGN && isCurrency(new String(text, begin, end - begin));
    }

    private CellNumber stripped() {
        int begin = from;
        int end = to;
        while (begin < end && Blanks.isBlank(text[begin])) {
            begin++;
        }
        while (end > begin && Blanks.isBlank(text[end - 1])) {
            end--;
        }
        return new CellNumber(text, begin, end, isNegative, currency);
    }

    private static boolean isOfSign(char c) {
        return Character.isLetter(c) || c == '/' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
