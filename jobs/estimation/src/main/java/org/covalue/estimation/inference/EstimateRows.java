package org.covalue.estimation.inference;

import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.regression.Covariance;

/** Makes the rows of one estimator: intervals and p values from an estimate, its standard error and a distribution. */
public record EstimateRows(Design design, String estimator, Counts counts) {

    /** A standard error that is a smaller share of its estimate is rounding: the rows are fitted exactly. */
    private static final double ROUNDING = 1e-10;

    public static EstimateRows of(PanelSample sample, Design design, String estimator) {
        return new EstimateRows(
                design, estimator, new Counts(sample.size(), sample.treatedUnits(), sample.neverTreatedUnits()));
    }

    /** Same estimator, resting on other rows. */
    public EstimateRows on(long observations, int treatedUnits, int controlUnits) {
        return new EstimateRows(design, estimator, new Counts(observations, treatedUnits, controlUnits));
    }

    /** With the t distribution of the covariance; a variance below zero, as two-way clustering can give, is refused. */
    public Estimate ofRegression(String term, double estimate, double variance, Covariance covariance) {
        if (covariance.degreesOfFreedom() <= 0) {
            return refused(term, "no_degrees_of_freedom");
        }
        if (variance < 0) {
            return refused(term, "negative_variance", "column", covariance.clusteredBy());
        }
        if (Double.isNaN(variance)) {
            return refused(term, "leverage_of_one");
        }
        TDistribution t = new TDistribution(null, covariance.degreesOfFreedom());
        return distributed(t, term, estimate, Math.sqrt(variance), covariance.clusteredBy(), covariance.clusters());
    }

    /** With the t distribution of errors summed over groups. */
    public Estimate grouped(String term, double estimate, double error, String clusteredBy, int clusters) {
        return distributed(new TDistribution(null, clusters - 1.0), term, estimate, error, clusteredBy, clusters);
    }

    /** With the normal distribution, for estimators whose standard errors rest on influence functions or placebos. */
    public Estimate asymptotic(String term, double estimate, double error, String clusteredBy, int clusters) {
        return distributed(new NormalDistribution(null, 0, 1), term, estimate, error, clusteredBy, clusters);
    }

    private Estimate distributed(
            RealDistribution distribution,
            String term,
            double estimate,
            double error,
            String clusteredBy,
            int clusters) {
        if (error <= ROUNDING * Math.abs(estimate)) {
            return plain(term, estimate);
        }
        double width = distribution.inverseCumulativeProbability(0.5 + design.confidence() / 2) * error;
        double p = error > 0 ? 2 * distribution.cumulativeProbability(-Math.abs(estimate / error)) : Double.NaN;
        return ok(
                term,
                estimate,
                new Uncertainty(error, estimate - width, estimate + width, p, p, clusteredBy, clusters));
    }

    /** A number that has no standard error, or none that could be told from rounding. */
    public Estimate plain(String term, double estimate) {
        return ok(term, estimate, Uncertainty.NONE);
    }

    /** A number whose p value is its rank among placebos. */
    public Estimate ranked(String term, double estimate, double p) {
        return ok(term, estimate, Uncertainty.ofTest(p, "", 0));
    }

    /** A joint Wald test: estimate holds the statistic, n the degrees of freedom. */
    public Estimate wald(String term, double statistic, int degreesOfFreedom, String clusteredBy, int clusters) {
        double p = 1 - new ChiSquaredDistribution(null, degreesOfFreedom).cumulativeProbability(statistic);
        return on(degreesOfFreedom, counts.treated(), counts.controls())
                .ok(term, statistic, Uncertainty.ofTest(p, clusteredBy, clusters));
    }

    /** @param namesAndValues as {@link Message#of} takes them */
    public Estimate refused(String term, String code, Object... namesAndValues) {
        return refused(term, Message.of(code, namesAndValues));
    }

    public Estimate refused(String term, Message reason) {
        return new Estimate(
                design.study(),
                estimator,
                term,
                Double.NaN,
                Uncertainty.NONE,
                counts,
                EstimateState.NOT_ESTIMABLE,
                Optional.of(reason));
    }

    private Estimate ok(String term, double estimate, Uncertainty uncertainty) {
        return new Estimate(
                design.study(), estimator, term, estimate, uncertainty, counts, EstimateState.OK, Optional.empty());
    }
}
