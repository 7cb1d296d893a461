package org.covalue.studies.effect;

/**
 * Who stands behind an estimate.
 *
 * @param n rows (cross section) or units (one treated unit) used
 * @param treated of them treated
 * @param controls of them untreated
 */
public record Counts(int n, int treated, int controls) {

    public static Counts of(int treated, int controls) {
        return new Counts(treated + controls, treated, controls);
    }
}
