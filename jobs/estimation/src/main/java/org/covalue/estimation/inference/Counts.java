package org.covalue.estimation.inference;

/**
 * Who stands behind an estimate.
 *
 * @param n rows used
 * @param treated units treated; in a cross section a row is a unit
 * @param controls units they are compared with
 */
public record Counts(int n, int treated, int controls) {

    public static Counts of(int treated, int controls) {
        return new Counts(treated + controls, treated, controls);
    }
}
