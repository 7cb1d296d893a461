package org.covalue.estimation.inference;

/**
 * How sure an estimate is; NaN for what there is not.
 *
 * @param pAdjusted for the terms of one kind of the estimator taken together
 * @param clusteredBy columns, joined by {@code +}; blank where the standard error is not clustered
 * @param clusters groups of the standard error (the fewer of two ways); 0 where it is not clustered
 */
public record Uncertainty(
        double standardError,
        double lower,
        double upper,
        double p,
        double pAdjusted,
        String clusteredBy,
        int clusters) {

    public static final Uncertainty NONE = ofTest(Double.NaN, "", 0);

    /** A p value without a standard error: of a joint test, or of a rank among placebos. */
    static Uncertainty ofTest(double p, String clusteredBy, int clusters) {
        return new Uncertainty(Double.NaN, Double.NaN, Double.NaN, p, p, clusteredBy, clusters);
    }

    Uncertainty adjusted(double another) {
        return new Uncertainty(standardError, lower, upper, p, another, clusteredBy, clusters);
    }

    Uncertainty inferred(double anotherP, double from, double to) {
        return new Uncertainty(standardError, from, to, anotherP, anotherP, clusteredBy, clusters);
    }
}
