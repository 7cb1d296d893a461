package org.covalue.estimation.synthetic;

/**
 * A synthetic control of one unit.
 *
 * @param isTreated the unit that was treated in truth
 * @param before mean square of its gap before treatment; {@code after} from treatment on
 * @param ratio after over before
 * @param rank number of units whose ratio is as high or higher
 */
public record Placebo(String unit, boolean isTreated, double before, double after, double ratio, int rank) {

    static Placebo of(String unit, boolean isTreated, SyntheticControl fit) {
        return new Placebo(unit, isTreated, fit.before(), fit.after(), fit.ratio(), 0);
    }

    Placebo ranked(int place) {
        return new Placebo(unit, isTreated, before, after, ratio, place);
    }
}
