package org.covalue.indicators.again;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.covalue.indicators.again.Rows.Row;

/** What formulas ask of the records of a landing: who is a member when, and what money is worth. */
final class World {

    static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);
    static final int BASE_YEAR = 2020;
    static final int FIRST_YEAR = 2018;

    final Rows rows;
    private final Map<String, Row> members = new TreeMap<>();
    private final Map<String, Row> revenues = new TreeMap<>();
    private final Map<String, Row> sustainability = new TreeMap<>();
    private final Map<String, Double> rates = new TreeMap<>();
    private final Map<String, Double> prices = new TreeMap<>();

    World(Rows rows) {
        this.rows = rows;
        rows.of("member").forEach(row -> members.put(row.text("member_id"), row));
        rows.of("revenue").forEach(row -> revenues.put(row.text("member_id") + row.text("year"), row));
        rows.of("sustainability").forEach(row -> sustainability.put(row.text("member_id") + row.text("year"), row));
        rows.of("exchange_rate")
                .forEach(row -> rates.put(row.text("currency") + row.text("year"), row.number("units_per_usd")));
        rows.of("price_index")
                .forEach(row -> prices.put(row.text("country") + row.text("year"), row.number("price_index")));
    }

    List<String> organisations() {
        return rows.of("organisation").stream()
                .map(row -> row.text("organisation_id"))
                .toList();
    }

    Row member(String id) {
        return members.get(id);
    }

    boolean isFirm(String member) {
        return member(member).is("member_type", "firm");
    }

    String owner(String member) {
        return member(member).has("ultimate_owner_id") ? member(member).text("ultimate_owner_id") : member;
    }

    List<Row> of(String table, String organisation) {
        return rows.of(table, "organisation_id", organisation);
    }

    /** Members with a spell that a test holds for. */
    private List<String> members(String organisation, Predicate<Row> spell) {
        return of("membership", organisation).stream()
                .filter(spell)
                .map(row -> row.text("member_id"))
                .distinct()
                .sorted()
                .toList();
    }

    /** M(t). */
    List<String> members(String organisation, int year) {
        return members(
                organisation,
                spell -> spell.date("joined_on").getYear() <= year
                        && (!spell.has("left_on") || spell.date("left_on").isAfter(LocalDate.of(year, 1, 1))));
    }

    /** S(t). */
    List<String> stock(String organisation, int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return members(
                organisation,
                spell -> !spell.date("joined_on").isAfter(last)
                        && (!spell.has("left_on") || spell.date("left_on").isAfter(last)));
    }

    /** The firms in M(t). */
    List<String> firms(String organisation, int year) {
        return members(organisation, year).stream().filter(this::isFirm).toList();
    }

    /** Whether there are members, and none was ever a firm. */
    boolean hasNoFirm(String organisation) {
        List<Row> spells = of("membership", organisation);
        return !spells.isEmpty() && spells.stream().noneMatch(row -> isFirm(row.text("member_id")));
    }

    Optional<Double> figure(String table, String member, int year, String column) {
        Row row = (table.equals("revenue") ? revenues : sustainability).get(member + year);
        return row == null || !row.has(column) ? Optional.empty() : Optional.of(row.number(column));
    }

    Optional<String> answer(String table, String member, int year, String column) {
        Row row = (table.equals("revenue") ? revenues : sustainability).get(member + year);
        return row == null || !row.has(column) ? Optional.empty() : Optional.of(row.text(column));
    }

    /** Units of a currency per dollar. */
    Optional<Double> rate(String currency, int year) {
        return currency.equals("USD") ? Optional.of(1.0) : Optional.ofNullable(rates.get(currency + year));
    }

    Optional<Double> dollars(Row row, String column, int year) {
        return row.has(column)
                ? rate(row.text("currency"), year).map(rate -> row.number(column) / rate)
                : Optional.empty();
    }

    /** At constant prices; a blank country is that of all organisations here. */
    Optional<Double> real(String member, int year, String column) {
        Row row = revenues.get(member + year);
        if (row == null || !row.has(column)) {
            return Optional.empty();
        }
        String country = member(member).has("country") ? member(member).text("country") : "AR";
        return Optional.ofNullable(prices.get(country + year))
                .map(price -> row.number(column) / (price / prices.get(country + BASE_YEAR)))
                .flatMap(amount -> rate(row.text("currency"), BASE_YEAR).map(rate -> amount / rate));
    }

    Optional<Double> nominal(String member, int year, String column) {
        return Optional.ofNullable(revenues.get(member + year)).flatMap(row -> dollars(row, column, year));
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
