package org.covalue.cli;

import java.util.Optional;
import org.covalue.request.RunParameters.YearRange;
import picocli.CommandLine.Option;

/** Options of the commands that measure. */
final class RunOptions {

    @Option(
            names = "--reporting-currency",
            paramLabel = "CODE",
            defaultValue = "USD",
            description = "ISO 4217 (default: ${DEFAULT-VALUE})")
    String reportingCurrency;

    @Option(
            names = "--base-year",
            paramLabel = "YEAR",
            description = "year of constant prices (default: the latest with prices and rates for all in use)")
    Integer baseYear;

    @Option(
            names = "--years",
            paramLabel = "FROM-TO",
            description = "default: first to last year with a revenue, sustainability or funding record")
    String years;

    Optional<Integer> baseYear() {
        return Optional.ofNullable(baseYear);
    }

    Optional<YearRange> years() {
        return Optional.ofNullable(years).map(YearRange::parse);
    }
}
