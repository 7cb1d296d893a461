package org.covalue.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.regression.AbsorbedRegression;
import org.covalue.estimation.regression.Covariance;
import org.covalue.estimation.regression.FixedEffects;
import org.covalue.estimation.regression.LeastSquares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bootstrap from group sums beside the one that estimates every sample anew. */
class WildClusterBootstrapTest {

    private static final String DESIGN =
            "{unit: u, time: t, outcome: y, treated_from: g, estimators: [twfe], draws: 2000}";

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "2, false"})
    void everySignTriedFromGroupSumsIsEverySampleEstimatedAnew(int covariates, boolean isWeighted) {
        Data data = new Data(10, covariates, isWeighted);
        LeastSquares fit = data.fit(data.y.clone(), true);
        double t = t(data, fit, 0);
        LeastSquares restricted = data.fit(data.y.clone(), false);
        int larger = 0;
        for (int draw = 0; draw < 1 << 10; draw++) {
            double[] y = new double[data.y.length];
            for (int i = 0; i < y.length; i++) {
                double sign = (draw >> data.group.codes()[i] & 1) == 1 ? 1 : -1;
                y[i] = data.y[i] - restricted.residuals()[i] + restricted.residuals()[i] * sign;
            }
            larger += Math.abs(t(data, data.fit(y, true), 0)) >= Math.abs(t) * (1 - 1e-9) ? 1 : 0;
        }
        double[] first = new double[fit.kept().length];
        first[0] = 1;
        WildClusterBootstrap.Inference found = bootstrap(data, fit).infer(first, fit.coefficients()[0]);
        assertThat(found.p()).isCloseTo(larger / 1024.0, within(1e-12));
        assertThat(found.lower()).isLessThan(fit.coefficients()[0]);
        assertThat(found.upper()).isGreaterThan(fit.coefficients()[0]);
    }

    /** The bound of the interval is the null at which the p value passes through the level. */
    @Test
    void aNullAtTheBoundIsRejectedOnItsFarSideOnly() {
        Data data = new Data(12, 1, false);
        LeastSquares fit = data.fit(data.y.clone(), true);
        double[] first = {1, 0};
        WildClusterBootstrap.Inference found = bootstrap(data, fit).infer(first, fit.coefficients()[0]);
        for (double bound : new double[] {found.lower(), found.upper()}) {
            double outward = Math.signum(bound - fit.coefficients()[0]) * 1e-6;
            assertThat(pOfNull(data, bound + outward)).isLessThanOrEqualTo(0.05);
            assertThat(pOfNull(data, bound - outward)).isGreaterThan(0.05);
        }
    }

    @Test
    void belowTenGroupsDrawsAreOfWebbsSixPoints() {
        Data data = new Data(6, 0, false);
        LeastSquares fit = data.fit(data.y.clone(), true);
        double p = bootstrap(data, fit)
                .infer(new double[] {1}, fit.coefficients()[0])
                .p();
        assertThat(p * 4096).isCloseTo(Math.rint(p * 4096), within(1e-9));
        assertThat(p).isStrictlyBetween(0.0, 1.0);
        assertThat(p * 64).as("with signs alone p is a multiple of 1/64").isNotCloseTo(Math.rint(p * 64), within(1e-9));
    }

    private static double pOfNull(Data data, double b0) {
        double[] y = data.y.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] -= b0 * data.x.get(0).values()[i];
        }
        LeastSquares fit = data.fit(y, true);
        return bootstrap(data, fit)
                .infer(new double[] {1, 0}, fit.coefficients()[0])
                .p();
    }

    private static WildClusterBootstrap bootstrap(Data data, LeastSquares fit) {
        return new WildClusterBootstrap(
                fit, data.effects(), data.group, Design.parse("d", DESIGN.replace("2000", "4096"), Minimum.OF_A_PANEL));
    }

    private static double t(Data data, LeastSquares fit, double b0) {
        Covariance v = Covariance.of(fit, StandardErrors.CR1, List.of(data.effects()), List.of(data.group));
        return (fit.coefficients()[0] - b0) / Math.sqrt(v.matrix()[0][0]);
    }

    /** Units of unequal length in groups of unequal size, effects of units and periods. */
    private static final class Data {

        final double[] y;
        final double[] weights;
        final Grouping group;
        final List<Grouping> groupings;
        final List<Regressor> x = new ArrayList<>();

        Data(int groups, int covariates, boolean isWeighted) {
            Random random = new Random(20251028);
            List<int[]> rows = new ArrayList<>();
            int unit = 0;
            for (int g = 0; g < groups; g++) {
                for (int k = 0; k < 2 + g % 3; k++, unit++) {
                    for (int t = 0; t < 6; t++) {
                        if (random.nextDouble() < 0.9) {
                            rows.add(new int[] {unit, t, g});
                        }
                    }
                }
            }
            int n = rows.size();
            y = random.doubles(n).map(value -> random.nextGaussian()).toArray();
            weights = isWeighted ? random.doubles(n, 0.5, 2).toArray() : new double[0];
            group = Grouping.dense("g", rows.stream().mapToInt(row -> row[2]).toArray(), groups);
            groupings = List.of(
                    Grouping.dense("u", rows.stream().mapToInt(row -> row[0]).toArray(), unit),
                    Grouping.dense("t", rows.stream().mapToInt(row -> row[1]).toArray(), 6));
            x.add(new Regressor(
                    "d",
                    rows.stream()
                            .mapToDouble(row -> row[2] % 2 == 0 && row[1] >= 3 ? 1 : 0)
                            .toArray()));
            for (int j = 0; j < covariates; j++) {
                x.add(new Regressor(
                        "x" + j,
                        random.doubles(n).map(value -> random.nextGaussian()).toArray()));
            }
        }

        FixedEffects effects() {
            return new FixedEffects(groupings, weights);
        }

        LeastSquares fit(double[] outcome, boolean isFull) {
            List<Regressor> columns = x.subList(isFull ? 0 : 1, x.size()).stream()
                    .map(one -> new Regressor(one.name(), one.values().clone()))
                    .toList();
            return AbsorbedRegression.fit(outcome, columns, List.of(effects()), weights);
        }
    }
}
