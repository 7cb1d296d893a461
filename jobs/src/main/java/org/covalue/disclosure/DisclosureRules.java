package org.covalue.disclosure;

import java.util.List;

/**
 * The primary rules. Their parameters are configuration and stay in the house: no report, export or message prints
 * them.
 *
 * @param fewestContributors owners a cell needs
 * @param dominancePercent p of the p% rule: unsafe where total - largest - second < p/100 x largest
 * @param fewestOrganisations organisations a statistic over organisations needs where the indicator is protected
 * @param fewestForExtremes organisations that smallest and largest need
 */
public record DisclosureRules(
        int fewestContributors, double dominancePercent, int fewestOrganisations, int fewestForExtremes) {

    /**
     * Whether a cell may be told apart into its contributions, as SQL.
     *
     * @param prefix of the columns {@code _total}, {@code _largest}, {@code _second}
     */
    String dominated(String prefix) {
        return "coalesce(%1$s_total - %1$s_largest - %1$s_second < %2$s / 100.0 * %1$s_largest, false)"
                .formatted(prefix, dominancePercent);
    }

    /** The same of the part of a change, whose magnitudes are those of its owners' changes. */
    String dominatedPart() {
        return "coalesce(magnitude - largest - second < %s / 100.0 * largest, false)".formatted(dominancePercent);
    }

    /** The same of amounts of owners, the largest first. */
    boolean isDominated(List<Double> amounts) {
        return amounts.size() > 1
                && amounts.stream().skip(2).mapToDouble(Double::doubleValue).sum()
                        < dominancePercent / 100.0 * amounts.get(0);
    }
}
