package org.covalue.disclosure;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An edition that readers may be shown.
 *
 * @param asOf the moment whose knowledge counts
 * @param baseYear the year of constant prices
 */
public record PublishedEdition(
        long id,
        LocalDate businessDate,
        Instant asOf,
        int baseYear,
        String reportingCurrency,
        int yearFrom,
        int yearTo,
        Instant publishedAt,
        String softwareVersion) {}
