package org.covalue.estimation.inference;

/**
 * Who stands behind an estimate.
 *
 * @param n observations; for a joint test its degrees of freedom
 * @param treated units that are treated at some time; in a cross section a row is a unit
 * @param controls units they are compared with
 */
public record Counts(long n, int treated, int controls) {

    public static final Counts NONE = new Counts(0, 0, 0);

    /** Of a cross section. */
    public static Counts of(int treated, int controls) {
        return new Counts(treated + controls, treated, controls);
    }
}
