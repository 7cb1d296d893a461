package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.regression.AbsorbedRegression;
import org.covalue.estimation.regression.LeastSquares;
import org.covalue.estimation.regression.Logit;

/**
 * Effect on the treated from the changes of treated and control units between two periods, with its influence function:
 * outcome regression, inverse probability weighting (Hajek) and doubly robust, as in Sant'Anna and Zhao (2020, J.
 * Econometrics 219, sections 2 and 3; the R package DRDID's reg_did_panel, std_ipw_did_panel and drdid_panel). Below,
 * E_n is a mean over all units compared, D treatment, p the propensity score, m the regression of the controls' change.
 */
final class TwoPeriods {

    enum Method {
        MEANS,
        REGRESSION,
        IPW,
        DOUBLY_ROBUST
    }

    /** @param reason why it is not estimated */
    record Result(double att, double[] influence, Optional<Message> reason) {}

    private static final double NO_OVERLAP = 0.999;
    private static final double TRIMMED = 0.995;

    private final int n;
    private final int treated;
    private final double[] change;
    private final double[][] x;
    private final double[] weights;

    /**
     * @param change of the treated units first, then of the controls
     * @param covariates without constant
     */
    TwoPeriods(double[] change, int treated, double[][] covariates, double[] weights) {
        this.change = change;
        this.n = change.length;
        this.treated = treated;
        double mean =
                IntStream.range(0, n).mapToDouble(i -> weights[i]).average().orElse(1);
        this.weights = IntStream.range(0, n).mapToDouble(i -> weights[i] / mean).toArray();
        this.x = new double[covariates.length + 1][];
        x[0] = IntStream.range(0, n).mapToDouble(i -> 1).toArray();
        System.arraycopy(covariates, 0, x, 1, covariates.length);
    }

    Result compare(Method method) {
        if (method == Method.MEANS) {
            return means(new double[n], weights, new double[0][], new double[0][]);
        }
        Optional<Regression> outcome = method == Method.IPW ? Optional.empty() : regression();
        if (method != Method.IPW && outcome.isEmpty()) {
            return refused(Message.of("too_few_for_regression", "controls", n - treated, "covariates", x.length - 1));
        }
        if (method == Method.REGRESSION) {
            return regressed(outcome.orElseThrow());
        }
        boolean[] isTreated = new boolean[n];
        Arrays.fill(isTreated, 0, treated, true);
        Optional<Logit> score = score(isTreated);
        if (score.isEmpty() || Arrays.stream(score.get().fitted()).anyMatch(p -> p >= NO_OVERLAP)) {
            return refused(Message.of("no_overlap_of_units"));
        }
        double[] predicted = outcome.map(Regression::predicted).orElse(new double[n]);
        double[] odds = IntStream.range(0, n)
                .mapToDouble(i -> odds(score.get().fitted()[i], i))
                .toArray();
        return means(
                predicted,
                odds,
                outcome.map(Regression::influence).orElse(new double[0][]),
                score.get().influence(x, isTreated, weights));
    }

    /** Empty where covariates separate treated from controls, or some of them determine others. */
    private Optional<Logit> score(boolean[] isTreated) {
        try {
            Logit score = Logit.fit(
                    Arrays.stream(x).map(column -> new Regressor("", column)).toList(), isTreated, weights);
            return Optional.of(score).filter(one -> one.dropped().isEmpty() && one.coefficients().length == x.length);
        } catch (NotEstimable separated) {
            return Optional.empty();
        }
    }

    /** att = E_n[w D (dY - m)] / E_n[w D]; the controls enter through m alone. */
    private Result regressed(Regression outcome) {
        double sum = 0;
        double both = 0;
        for (int i = 0; i < treated; i++) {
            sum += weights[i];
            both += weights[i] * (change[i] - outcome.predicted()[i]);
        }
        double att = both / sum;
        double[] influence = new double[n];
        double share = sum / n;
        double[] mean = means(0, treated, weights);
        for (int i = 0; i < n; i++) {
            double own = i < treated ? weights[i] * (change[i] - outcome.predicted()[i] - att) : 0;
            influence[i] = (own - product(outcome.influence(), i, mean)) / share;
        }
        return new Result(att, influence, Optional.empty());
    }

    /**
     * att = E_n[w1 (dY - m)] / E_n[w1] - E_n[w0 (dY - m)] / E_n[w0], w1 = w D, w0 = controlWeights (1 - D), with the
     * terms of the estimated regression and score in the influence function where they were estimated.
     */
    private Result means(double[] predicted, double[] controlWeights, double[][] ofOutcome, double[][] ofScore) {
        double shareTreated = mean(0, treated, weights, new double[0]);
        double shareControls = mean(treated, n, controlWeights, new double[0]);
        double[] rest =
                IntStream.range(0, n).mapToDouble(i -> change[i] - predicted[i]).toArray();
        double etaTreated = mean(0, treated, weights, rest) / shareTreated;
        double etaControls = mean(treated, n, controlWeights, rest) / shareControls;
        double[] m1 = means(0, treated, weights);
        double[] m2 = means(
                treated,
                n,
                IntStream.range(0, n)
                        .mapToDouble(i -> controlWeights[i] * (rest[i] - etaControls))
                        .toArray());
        double[] m3 = means(treated, n, controlWeights);
        double[] influence = new double[n];
        for (int i = 0; i < n; i++) {
            double ofTreated = (i < treated ? weights[i] * (rest[i] - etaTreated) : 0) - product(ofOutcome, i, m1);
            double ofControls = (i < treated ? 0 : controlWeights[i] * (rest[i] - etaControls))
                    + product(ofScore, i, m2)
                    - product(ofOutcome, i, m3);
            influence[i] = ofTreated / shareTreated - ofControls / shareControls;
        }
        return new Result(etaTreated - etaControls, influence, Optional.empty());
    }

    /** w p / (1 - p); controls that look almost surely treated are trimmed. */
    private double odds(double p, int i) {
        return i >= treated && p >= TRIMMED ? 0 : weights[i] * p / (1 - p);
    }

    /** @param influence of the coefficients, [coefficient][unit] */
    private record Regression(double[] predicted, double[][] influence) {}

    private Optional<Regression> regression() {
        int[] controls = IntStream.range(treated, n).toArray();
        List<Regressor> columns = new ArrayList<>();
        for (double[] column : x) {
            columns.add(new Regressor("", PanelSample.pick(column, controls)));
        }
        LeastSquares fit = LeastSquares.inPlace(
                PanelSample.pick(change, controls),
                columns,
                PanelSample.pick(weights, controls),
                AbsorbedRegression.COLLINEAR,
                new double[columns.size()]);
        if (fit.rank() < x.length || controls.length <= x.length) {
            return Optional.empty();
        }
        double[] predicted = new double[n];
        double[][] influence = new double[x.length][n];
        double[][] inverse = fit.inverse();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < x.length; j++) {
                predicted[i] += x[j][i] * fit.coefficients()[j];
                for (int k = 0; k < x.length && i >= treated; k++) {
                    influence[j][i] += n * inverse[j][k] * x[k][i] * weights[i] * fit.residuals()[i - treated];
                }
            }
        }
        return Optional.of(new Regression(predicted, influence));
    }

    private double[] means(int from, int to, double[] factors) {
        double[] means = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            means[j] = mean(from, to, factors, x[j]);
        }
        return means;
    }

    /** Sum over some of the units, divided by n. @param values empty: all 1 */
    private double mean(int from, int to, double[] factors, double[] values) {
        double total = 0;
        for (int i = from; i < to; i++) {
            total += factors[i] * (values.length == 0 ? 1 : values[i]);
        }
        return total / n;
    }

    private static double product(double[][] influence, int i, double[] means) {
        double total = 0;
        for (int j = 0; j < influence.length; j++) {
            total += influence[j][i] * means[j];
        }
        return total;
    }

    private static Result refused(Message reason) {
        return new Result(Double.NaN, new double[0], Optional.of(reason));
    }
}
