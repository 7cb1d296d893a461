package org.covalue.estimation.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Grouping;

/**
 * Variance of least squares coefficients, (X'WX)^-1 M (X'WX)^-1, with u = W e and K parameters in all (computed in the
 * orthogonal basis of {@link LeastSquares}):
 *
 * <ul>
 *   <li>{@code classical}: s^2 (X'WX)^-1, s^2 = e'We / (n - K);
 *   <li>{@code hc0} to {@code hc3}: M = sum f_i u_i^2 x_i x_i', the factor f by {@link ErrorRecipe}, h_i with the fixed
 *       effects in it;
 *   <li>{@code cr0}: M = sum over groups g of s_g s_g', s_g = sum of u_i x_i (Liang and Zeger 1986, Biometrika 73);
 *   <li>{@code cr1}: cr0 times G / (G - 1) times (n - 1) / (n - K), where of fixed effects nested in the groups only
 *       one level counts in K, as fixest and reghdfe have it.
 * </ul>
 *
 * Two ways: M_1 + M_2 - M_12 (Cameron, Gelbach and Miller 2011, J. Bus. Econ. Stat. 29), G that of the way with fewer
 * groups.
 *
 * @param matrix K x K of the coefficients kept
 * @param degreesOfFreedom of the t distribution: G - 1, or n - K
 * @param clusteredBy columns, blank where not clustered
 * @param clusters groups, of the way with fewer; 0 where not clustered
 */
public record Covariance(double[][] matrix, double degreesOfFreedom, String clusteredBy, int clusters) {

    /**
     * @param effects that were absorbed; empty where none were
     * @param groups of one or two ways; used by the clustered kinds only
     */
    public static Covariance of(
            LeastSquares fit, StandardErrors kind, List<FixedEffects> effects, List<Grouping> groups) {
        return switch (kind) {
            case CLASSICAL, HC1, HC3 -> ofRows(fit, ErrorRecipe.valueOf(kind.name()), effects);
            case CR0 -> ofGroups(fit, false, effects, groups);
            case CR1, WILD_BOOTSTRAP, ANALYTIC -> ofGroups(fit, true, effects, groups);
        };
    }

    /** Rows are independent. */
    public static Covariance ofRows(LeastSquares fit, ErrorRecipe recipe, List<FixedEffects> effects) {
        double n = fit.residuals().length;
        double k =
                fit.rank() + effects.stream().mapToInt(FixedEffects::parameters).sum();
        double[][] matrix = recipe == ErrorRecipe.CLASSICAL
                ? scaled(fit.inverse(), fit.residualSumOfSquares() / (n - k))
                : sandwich(fit, rowMeat(fit, factor(recipe, n, k, fit, effects)));
        return new Covariance(matrix, n - k, "", 0);
    }

    /** Rows of a group are not. @param isCorrected cr1, else cr0 */
    public static Covariance ofGroups(
            LeastSquares fit, boolean isCorrected, List<FixedEffects> effects, List<Grouping> groups) {
        double[][] meat = groupMeat(fit, groups.get(0));
        int fewest = groups.get(0).size();
        String names = groups.get(0).name();
        if (groups.size() == 2) {
            add(meat, groupMeat(fit, groups.get(1)), 1);
            add(meat, groupMeat(fit, groups.get(0).crossedWith(groups.get(1))), -1);
            fewest = Math.min(fewest, groups.get(1).size());
            names = names + "+" + groups.get(1).name();
        }
        double n = fit.residuals().length;
        double factor = isCorrected ? ErrorRecipe.corrected(fewest, n, parametersNotNested(fit, effects, groups)) : 1;
        return new Covariance(scaled(sandwich(fit, meat), factor), fewest - 1.0, names, fewest);
    }

    public double variance(double[] combination) {
        double total = 0;
        for (int j = 0; j < combination.length; j++) {
            for (int m = 0; m < combination.length; m++) {
                total += combination[j] * matrix[j][m] * combination[m];
            }
        }
        return total;
    }

    /** K without the levels of nested effects, one of each apart; at least one more than the regressors. */
    private static int parametersNotNested(LeastSquares fit, List<FixedEffects> effects, List<Grouping> groups) {
        int regressors = fit.rank();
        if (effects.isEmpty()) {
            return regressors;
        }
        int k = regressors + effects.stream().mapToInt(FixedEffects::parameters).sum();
        int nested = 0;
        List<Grouping> all =
                effects.stream().flatMap(one -> one.effects().stream()).toList();
        for (Grouping effect : all) {
            if (groups.stream().anyMatch(effect::isNestedIn)) {
                k -= effect.size() - 1;
                nested++;
            }
        }
        return Math.max(nested == all.size() ? k - 1 : k, regressors + 1);
    }

    private static double[][] groupMeat(LeastSquares fit, Grouping groups) {
        int size = fit.rank();
        double[][] scores = new double[size][groups.size()];
        double[][] basis = fit.basis();
        double[] residuals = fit.residuals();
        int[] codes = groups.codes();
        for (int j = 0; j < size; j++) {
            double[] column = basis[j];
            double[] total = scores[j];
            for (int i = 0; i < codes.length; i++) {
                total[codes[i]] += column[i] * residuals[i] * fit.weight(i);
            }
        }
        double[][] meat = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int m = 0; m <= j; m++) {
                double total = 0;
                for (int g = 0; g < groups.size(); g++) {
                    total += scores[j][g] * scores[m][g];
                }
                meat[j][m] = total;
                meat[m][j] = total;
            }
        }
        return meat;
    }

    private static double[][] rowMeat(LeastSquares fit, IntToDoubleFunction factor) {
        int size = fit.rank();
        double[][] meat = new double[size][size];
        double[][] basis = fit.basis();
        for (int i = 0; i < fit.residuals().length; i++) {
            double u = fit.residuals()[i] * fit.weight(i);
            double square = u * u * factor.applyAsDouble(i);
            for (int j = 0; j < size; j++) {
                double score = basis[j][i] * square;
                for (int m = 0; m < size; m++) {
                    meat[j][m] += score * basis[m][i];
                }
            }
        }
        return meat;
    }

    /** With leverage NaN for a row that is fitted exactly, whatever its outcome. */
    private static IntToDoubleFunction factor(
            ErrorRecipe recipe, double n, double k, LeastSquares fit, List<FixedEffects> effects) {
        if (!recipe.hasLeverage()) {
            return i -> recipe.factor(n, k, 0);
        }
        double[] leverage = Leverage.of(fit, effects);
        return i -> leverage[i] > 1 - 1e-9 ? Double.NaN : recipe.factor(n, k, leverage[i]);
    }

    private static double[][] sandwich(LeastSquares fit, double[][] meat) {
        return product(product(fit.bread(), meat), transposed(fit.bread()));
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int j = 0; j < matrix.length; j++) {
            for (int k = 0; k < matrix.length; k++) {
                transposed[k][j] = matrix[j][k];
            }
        }
        return transposed;
    }

    public static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length == 0 ? 0 : b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[k].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(value -> value * factor).toArray())
                .toArray(double[][]::new);
    }

    private static void add(double[][] to, double[][] other, double factor) {
        for (int j = 0; j < to.length; j++) {
            for (int m = 0; m < to.length; m++) {
                to[j][m] += factor * other[j][m];
            }
        }
    }
}
