package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Growth of real figures on drawn prices, rates and revenues. Of members of one country it depends neither on the
 * currency that figures are told in nor on the base year; of members of several countries the base year's rates weight
 * them, the currency still does nothing.
 */
class RealGrowthTest {

    private static final Map<String, String> CURRENCIES = new TreeMap<>(Map.of("AR", "ARS", "ES", "EUR", "BB", "BBD"));
    private static final int FROM = 2019;
    private static final int TO = 2023;

    @TempDir
    private Path folder;

    @Test
    void growthDoesNotDependOnTheConversion() throws IOException {
        Path landing = landing(new Random(20251028));
        Map<String, Double> inDollars = growth(landing, "USD", 2023);
        assertThat(inDollars).hasSize(4 * (TO - FROM));
        same(growth(landing, "ARS", 2023), inDollars, "");
        Map<String, Double> earlierBase = growth(landing, "EUR", 2020);
        same(earlierBase, inDollars, "mixed");
        assertThat(earlierBase.get("mixed 2021"))
                .as("weights of countries are those of the base year")
                .isNotCloseTo(inDollars.get("mixed 2021"), within(1e-6));
    }

    private static void same(Map<String, Double> found, Map<String, Double> expected, String leftOut) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((cell, value) -> {
            if (leftOut.isEmpty() || !cell.startsWith(leftOut)) {
                assertThat(found.get(cell)).as(cell).isCloseTo(value, within(1e-11));
            }
        });
    }

    /** By organisation and year. */
    private Map<String, Double> growth(Path landing, String currency, int baseYear) {
        try (TestDatabase database = TestDatabase.create()) {
            RunParameters run =
                    TestRun.parameters("nightly", landing, Instant.now(), 1, "none", folder.resolve(currency));
            assertThat(TestRun.run(database, "nightly", told(run, currency, baseYear))
                            .message())
                    .isEmpty();
            Map<String, Double> growth = new TreeMap<>();
            database.jdbc()
                    .query(
                            "select organisation_id, year, value from indicators.indicator_value "
                                    + "where indicator = 'real_revenue_growth_matched' and state = 'ok'",
                            row -> {
                                growth.put(row.getString(1) + " " + row.getInt(2), row.getDouble(3));
                            });
            return growth;
        }
    }

    private static RunParameters told(RunParameters run, String currency, int baseYear) {
        return new RunParameters(
                run.command(),
                run.businessDate(),
                run.attempt(),
                run.asOf(),
                run.landing(),
                currency,
                Optional.of(baseYear),
                run.years(),
                run.reports(),
                run.editions(),
                run.out(),
                run.acceptGate(),
                run.locale());
    }

    private Path landing(Random random) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        List<String> organisations = new ArrayList<>(List.of("organisation_id,organisation_name,country,founded_on"));
        List<String> members = new ArrayList<>(List.of("member_id,member_name,member_type,country"));
        List<String> memberships = new ArrayList<>(List.of("organisation_id,member_id,joined_on"));
        List<String> revenues = new ArrayList<>(List.of("member_id,year,currency,revenue"));
        List<String> prices = new ArrayList<>(List.of("country,year,price_index"));
        List<String> rates = new ArrayList<>(List.of("currency,year,units_per_usd"));
        organisations.add("mixed,mixed,AR,2010-01-01");
        CURRENCIES.forEach((country, currency) -> {
            organisations.add(country + "," + country + "," + country + ",2010-01-01");
            for (int year = FROM; year <= TO; year++) {
                prices.add(country + "," + year + "," + (5000 + random.nextInt(10000)) / 100.0);
                rates.add(currency + "," + year + "," + (100 + random.nextInt(900)) / 100.0);
            }
            for (int i = 0; i < 6; i++) {
                String member = country + i;
                members.add(member + "," + member + ",firm," + country);
                memberships.add(country + "," + member + ",2015-01-01");
                memberships.add("mixed," + member + ",2015-01-01");
                for (int year = FROM; year <= TO; year++) {
                    revenues.add(member + "," + year + "," + currency + "," + (1000 + random.nextInt(9000)));
                }
            }
        });
        Files.write(landing.resolve("organisation.csv"), organisations);
        Files.write(landing.resolve("member.csv"), members);
        Files.write(landing.resolve("membership.csv"), memberships);
        Files.write(landing.resolve("revenue.csv"), revenues);
        Files.write(landing.resolve("price_index.csv"), prices);
        Files.write(landing.resolve("exchange_rate.csv"), rates);
        return landing;
    }
}
