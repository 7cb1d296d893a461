package org.covalue.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

// ---------------------------------------------------------------------------------------------- reference files

/** Prices, rates, employment and a benchmark; all illustrative. */
final class ReferenceFiles {
    private static final String SOURCE = "illustrative";
    private final Landing landing;

    ReferenceFiles(Landing landing) {
        this.landing = landing;
    }

    void write(List<Organisation> organisations) {
        writePricesAndRates();
        writeBenchmark();
        writeEmployment(organisations);
    }

    private void writePricesAndRates() {
        Table prices = landing.table(
                "reference/price_index.csv", Style.COMMA, "country,year,price_index,index_kind,source_name");
        Table rates = landing.table(
                "reference/exchange_rate.csv", Style.SEMICOLON, "currency,year,units_per_usd,source_name");
        for (Country country : Country.values()) {
            for (int year = Country.FIRST_PRICE_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
                boolean isDollar = country.currency.equals("USD");
                prices.row(
                        country,
                        year,
                        country.price(year),
                        "cpi",
                        isDollar ? "illustrative (prices in US dollars)" : SOURCE);
                if (country == Country.ES || country == Country.PL) {
                    prices.row(
                            country,
                            year,
                            Text.decimal(100 + 0.8 * (country.price(year) - 100), 1),
                            "gdp_deflator",
                            SOURCE);
                }
                if (!isDollar) {
                    rates.row(country.currency, year, country.unitsPerUsd(year), SOURCE);
                }
            }
        }
    }

    /** Shares in percent by age band; each band adds to 100. They are no published figures. */
    private void writeBenchmark() {
        Table table = landing.table(
                "reference/funding_benchmark.csv",
                Style.COMMA,
                "benchmark,age_band,funding_class,share,organisations,source_name,page");
        List<String> classes = List.of(
                "membership_fees",
                "public_funds",
                "international_public",
                "sponsorship",
                "research_projects",
                "services",
                "studies_and_data",
                "other");
        Map<String, List<Integer>> shares = new LinkedHashMap<>();
        shares.put("0-4", List.of(12, 48, 16, 5, 6, 7, 2, 4));
        shares.put("5-9", List.of(20, 36, 14, 6, 8, 11, 2, 3));
        shares.put("10+", List.of(28, 24, 10, 6, 8, 18, 4, 2));
        writeShares(table, "illustrative_mix", classes, shares);
        writeStructure(table);
    }

    /** By the six income groups, to which a distance is measured. */
    private static void writeStructure(Table table) {
        Map<String, List<Integer>> shares = new LinkedHashMap<>();
        shares.put("0-4", List.of(12, 9, 20, 28, 16, 15));
        shares.put("5-9", List.of(20, 13, 16, 20, 14, 17));
        shares.put("10+", List.of(28, 22, 12, 12, 10, 16));
        shares.put("all", List.of(24, 18, 14, 15, 12, 17));
        List<String> groups = List.of(
                "membership_fees",
                "services",
                "national_public",
                "regional_local_public",
                "international_public",
                "other");
        writeShares(table, "illustrative_structure", groups, shares);
    }

    private static void writeShares(
            Table table, String benchmark, List<String> classes, Map<String, List<Integer>> shares) {
        shares.forEach((band, list) -> {
            for (int place = 0; place < list.size(); place++) {
                table.row(
                        benchmark,
                        band,
                        classes.get(place),
                        list.get(place),
                        "",
                        "illustrative, no published benchmark",
                        "");
            }
        });
    }

    private void writeEmployment(List<Organisation> organisations) {
        Table table = landing.table(
                "reference/regional_employment.csv", Style.TAB, "country,region,sector,year,employment,source_name");
        Map<String, double[]> levels = new TreeMap<>();
        for (Organisation organisation : organisations) {
            String country = organisation.country().name();
            Dice dice = Dice.of("employment", organisation.region(), organisation.sector());
            double total = 900_000 * Dice.of("employment", country).between(1, 6);
            double region = total * Dice.of("employment", organisation.region()).between(0.05, 0.2);
            double sector = total
                    * Dice.of("employment", country, organisation.sector()).between(0.004, 0.02);
            levels.put(country + " TOTAL TOTAL", new double[] {total, 0.010});
            levels.put(country + " " + organisation.region() + " TOTAL", new double[] {region, 0.012});
            levels.put(country + " TOTAL " + organisation.sector(), new double[] {sector, 0.008});
            levels.put(
                    country + " " + organisation.region() + " " + organisation.sector(),
                    new double[] {sector * region / total * dice.between(0.9, 3.5), dice.normal(0.018, 0.012)});
        }
        levels.forEach((key, level) -> writeSeries(table, key.split(" "), level[0], level[1]));
    }

    private static void writeSeries(Table table, String[] key, double level, double growth) {
        for (int year = GenerateSamples.FIRST_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
            double employment = level * StrictMath.exp(growth * (year - GenerateSamples.FIRST_YEAR));
            table.row(key[0], key[1], key[2], year, Text.whole(employment), SOURCE);
        }
    }
}
