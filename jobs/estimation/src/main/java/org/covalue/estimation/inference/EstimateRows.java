package org.covalue.estimation.inference;

import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.regression.Covariance;

/** Makes the rows of one estimator: intervals and p values from an estimate, its standard error and a distribution. */
public final class EstimateRows {

    private static final double NONE = Double.NaN;
    /** A standard error that is a smaller share of its estimate is rounding: the rows are fitted exactly. */
    private static final double ROUNDING = 1e-10;

    private final Design design;
    private final String estimator;
    private final long n;
    private final int treated;
    private final int controls;

    public EstimateRows(Design design, String estimator, long n, int treated, int controls) {
        this.design = design;
        this.estimator = estimator;
        this.n = n;
        this.treated = treated;
        this.controls = controls;
    }

    public static EstimateRows of(PanelSample sample, Design design, String estimator) {
        return new EstimateRows(design, estimator, sample.size(), sample.treatedUnits(), sample.neverTreatedUnits());
    }

    /** Same estimator, resting on other rows. */
    public EstimateRows on(long observations, int treatedUnits, int controlUnits) {
        return new EstimateRows(design, estimator, observations, treatedUnits, controlUnits);
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
        double error = Math.sqrt(variance);
        if (error <= ROUNDING * Math.abs(estimate)) {
            return plain(term, estimate);
        }
        double width = t.inverseCumulativeProbability(0.5 + design.confidence() / 2) * error;
        double p = error > 0 ? 2 * t.cumulativeProbability(-Math.abs(estimate / error)) : NONE;
        return ok(term, estimate, error, width, p, covariance.clusteredBy(), covariance.clusters());
    }

    /** With the normal distribution, for estimators whose standard errors rest on influence functions. */
    public Estimate asymptotic(String term, double estimate, double error, String clusteredBy, int clusters) {
        if (error <= ROUNDING * Math.abs(estimate)) {
            return plain(term, estimate);
        }
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double width = normal.inverseCumulativeProbability(0.5 + design.confidence() / 2) * error;
        double p = error > 0 ? 2 * normal.cumulativeProbability(-Math.abs(estimate / error)) : NONE;
        return ok(term, estimate, error, width, p, clusteredBy, clusters);
    }

    /** A number that has no standard error, or none that could be told from rounding. */
    public Estimate plain(String term, double estimate) {
        return ok(term, estimate, NONE, NONE, NONE, "", 0);
    }

    /** A joint Wald test: estimate holds the statistic, n the degrees of freedom. */
    public Estimate wald(String term, double statistic, int degreesOfFreedom, String clusteredBy, int clusters) {
        double p = 1 - new ChiSquaredDistribution(null, degreesOfFreedom).cumulativeProbability(statistic);
        return new Estimate(
                design.study(),
                estimator,
                term,
                statistic,
                NONE,
                NONE,
                NONE,
                p,
                p,
                degreesOfFreedom,
                treated,
                controls,
                clusteredBy,
                clusters,
                EstimateState.OK,
                Optional.empty());
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
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                n,
                treated,
                controls,
                "",
                0,
                EstimateState.NOT_ESTIMABLE,
                Optional.of(reason));
    }

    private Estimate ok(
            String term, double estimate, double error, double width, double p, String clusteredBy, int clusters) {
        return new Estimate(
                design.study(),
                estimator,
                term,
                estimate,
                error,
                estimate - width,
                estimate + width,
                p,
                p,
                n,
                treated,
                controls,
                clusteredBy,
                clusters,
                EstimateState.OK,
                Optional.empty());
    }
}
