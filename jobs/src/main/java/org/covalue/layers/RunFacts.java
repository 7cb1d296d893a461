package org.covalue.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every definition may know of the run; the one row of the table {@code run} and the rows of {@code year}.
 *
 * @param asOf the moment whose knowledge counts
 * @param businessDate the day the run is about
 * @param baseYear the year of constant prices
 * @param reportingCurrency ISO 4217
 * @param yearFrom first year of the run
 * @param yearTo last year of the run
 * @param lackingPrices the countries in use without a price index in the base year; empty where none lacks one
 * @param lackingRates the currencies in use without a rate in the base year
 */
public record RunFacts(
        Instant asOf,
        LocalDate businessDate,
        int baseYear,
        String reportingCurrency,
        int yearFrom,
        int yearTo,
        String lackingPrices,
        String lackingRates) {

    /** A run whose base year lacks nothing. */
    public RunFacts(
            Instant asOf, LocalDate businessDate, int baseYear, String reportingCurrency, int yearFrom, int yearTo) {
        this(asOf, businessDate, baseYear, reportingCurrency, yearFrom, yearTo, "", "");
    }

    /** What to say where the base year lacks something: it was asked for, or no year has everything. */
    public Optional<String> baseYearNotice() {
        if (lackingPrices.isEmpty() && lackingRates.isEmpty()) {
            return Optional.empty();
        }
        String lacking = Stream.of(
                        lackingPrices.isEmpty() ? "" : "a price index (cpi) for " + lackingPrices,
                        lackingRates.isEmpty() ? "" : "an exchange rate for " + lackingRates)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" and "));
        return Optional.of("Base year " + baseYear + " lacks " + lacking
                + ". Their real figures are left out; deliver what lacks, or choose another with --base-year.");
    }
}
