package org.covalue.layers;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What every definition may know of the run; the one row of the table {@code run} and the rows of {@code year}.
 *
 * @param asOf the moment whose knowledge counts
 * @param businessDate the day the run is about
 * @param baseYear the year of constant prices
 * @param reportingCurrency ISO 4217
 * @param yearFrom first year of the run
 * @param yearTo last year of the run
 */
public record RunFacts(Instant asOf, LocalDate businessDate, int baseYear, String reportingCurrency, int yearFrom, int yearTo) {
}
