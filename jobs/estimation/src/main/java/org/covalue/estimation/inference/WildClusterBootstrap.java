package org.covalue.estimation.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.regression.Covariance;
import org.covalue.estimation.regression.FixedEffects;
import org.covalue.estimation.regression.LeastSquares;
import org.covalue.estimation.regression.OuterEffects;

/**
 * Wild bootstrap of a t statistic with standard errors clustered in G groups, the null imposed (Cameron, Gelbach and
 * Miller 2008, Rev. Econ. Stat. 90), computed from sums by group (Roodman, MacKinnon, Nielsen and Webb 2019, Stata J.
 * 19; MacKinnon 2023). For c'b with z = X (X'WX)^-1 c and residuals under the null u, a draw v of one number a group
 * gives
 *
 * <pre>
 * numerator  sum_g v_g s_g,  s_g = z_g'W u_g
 * scores     v_g s_g - B_g' N sum_h v_h S_h,  B_g = L_g'W z_g,  S_g = L_g'W u_g,  N = (L'WL)^-1
 * </pre>
 *
 * where L holds the regressors and the levels of fixed effects not nested in the groups. v: Rademacher, every
 * combination of signs where there are no more than the draws asked for, and Webb's six points (2014) below ten groups.
 * The interval holds the nulls that are not rejected.
 */
public final class WildClusterBootstrap {

    private static final double TIE = 1e-10;

    private final LeastSquares fit;
    private final double[][] basis;
    private final Grouping groups;
    private final List<Grouping> notNested;
    private final double[][] inverse;
    private final Design design;

    /**
     * @throws org.covalue.estimation.data.EstimationProblem if a fixed effect with many levels is not nested in the
     *     groups
     */
    public WildClusterBootstrap(LeastSquares fit, FixedEffects effects, Grouping groups, Design design) {
        this.fit = fit;
        this.basis = fit.basis();
        this.groups = groups;
        this.design = design;
        OuterEffects outer = new OuterEffects(effects, groups, fit);
        this.notNested = outer.notNested();
        this.inverse = outer.inverse();
    }

    /** p value of c'b = 0 and the interval of values not rejected. @param combination c, of the kept coefficients */
    public Inference infer(double[] combination, double estimate) {
        Direction direction = new Direction(combination);
        List<double[]> draws = new ArrayList<>();
        GroupSigns signs = new GroupSigns(groups.size(), design.draws(), design.seed());
        for (double[] v = signs.next(); v.length > 0; v = signs.next()) {
            draws.add(direction.draw(v));
        }
        double level = 1 - design.confidence();
        double start = 2 * Math.sqrt(direction.scoreSquares());
        return new Inference(
                direction.p(draws, estimate, 0),
                bound(direction, draws, estimate, -start, level),
                bound(direction, draws, estimate, start, level));
    }

    /** What the bootstrap says of one number. */
    public record Inference(double p, double lower, double upper) {}

    private static double bound(Direction direction, List<double[]> draws, double estimate, double step, double level) {
        double inside = 0;
        double outside = step;
        for (int i = 0; i < 60 && direction.p(draws, estimate, estimate + outside) > level; i++) {
            inside = outside;
            outside *= 1.5;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (inside + outside) / 2;
            if (direction.p(draws, estimate, estimate + middle) > level) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return estimate + (inside + outside) / 2;
    }

    /**
     * One combination of coefficients; all that depends on the null b0 is linear in delta = (c'b - b0) / c'(X'WX)^-1 c.
     */
    private final class Direction {

        private final double variance;
        /** Of the unrestricted residuals and of z, by group: s_g, then S_g; and B_g, which is S_g of z. */
        private final double[] s;

        private final double[][] sums;
        private final double[] sOfZ;
        private final double[][] sumsOfZ;
        private final double[][] weighted;

        Direction(double[] combination) {
            int size = combination.length;
            double[] slope = new double[size];
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    slope[j] += fit.bread()[k][j] * combination[k];
                }
            }
            variance = IntStream.range(0, size)
                    .mapToDouble(j -> slope[j] * slope[j] * fit.squares()[j])
                    .sum();
            double[] z = new double[fit.residuals().length];
            for (int j = 0; j < size; j++) {
                for (int i = 0; i < z.length; i++) {
                    z[i] += basis[j][i] * slope[j];
                }
            }
            s = products(z, fit.residuals());
            sOfZ = products(z, z);
            sums = sums(fit.residuals());
            sumsOfZ = sums(z);
            weighted = Covariance.product(sumsOfZ, inverse);
        }

        double scoreSquares() {
            return Arrays.stream(s).map(score -> score * score).sum();
        }

        /** n0, n1, q0, q1, q2: numerator n0 + n1 delta; sum of squared scores q0 + 2 q1 delta + q2 delta^2. */
        double[] draw(double[] v) {
            int size = inverse.length;
            double[] c = new double[size];
            double[] cOfZ = new double[size];
            double[] result = new double[5];
            for (int g = 0; g < v.length; g++) {
                result[0] += v[g] * s[g];
                result[1] += v[g] * sOfZ[g];
                for (int k = 0; k < size; k++) {
                    c[k] += v[g] * sums[g][k];
                    cOfZ[k] += v[g] * sumsOfZ[g][k];
                }
            }
            for (int g = 0; g < v.length; g++) {
                double score = v[g] * s[g];
                double ofZ = v[g] * sOfZ[g];
                for (int k = 0; k < size; k++) {
                    score -= weighted[g][k] * c[k];
                    ofZ -= weighted[g][k] * cOfZ[k];
                }
                result[2] += score * score;
                result[3] += score * ofZ;
                result[4] += ofZ * ofZ;
            }
            return result;
        }

        /** Share of draws whose |t| is at least that of the estimate. */
        double p(List<double[]> draws, double estimate, double b0) {
            double delta = (estimate - b0) / variance;
            double t = Math.abs(estimate - b0) / Math.sqrt(scoreSquares());
            int larger = 0;
            for (double[] draw : draws) {
                double numerator = Math.abs(draw[0] + draw[1] * delta);
                double squares = draw[2] + 2 * draw[3] * delta + draw[4] * delta * delta;
                larger += numerator >= t * Math.sqrt(Math.max(0, squares)) * (1 - TIE) ? 1 : 0;
            }
            return larger / (double) draws.size();
        }

        private double[] products(double[] a, double[] b) {
            double[] products = new double[groups.size()];
            for (int i = 0; i < a.length; i++) {
                products[groups.codes()[i]] += a[i] * b[i] * fit.weight(i);
            }
            return products;
        }

        /** L_g'W a_g: regressors first, then levels. */
        private double[][] sums(double[] a) {
            double[][] sums = new double[groups.size()][inverse.length];
            for (int i = 0; i < a.length; i++) {
                double[] row = sums[groups.codes()[i]];
                double value = a[i] * fit.weight(i);
                for (int j = 0; j < basis.length; j++) {
                    row[j] += basis[j][i] * value;
                }
                int offset = basis.length;
                for (Grouping effect : notNested) {
                    row[offset + effect.codes()[i]] += value;
                    offset += effect.size();
                }
            }
            return sums;
        }
    }
}
