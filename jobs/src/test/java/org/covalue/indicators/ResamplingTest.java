package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    /** Of a hundred draws from a normal distribution the interval of the mean is that of the theory, nearly. */
    @Test
    void theBoundsOfAMeanAreThoseOfTheNormalTheoryWhereThatHolds() {
        Random random = new Random(4);
        double[] values = random.doubles(400)
                .map(ignored -> 50 + 10 * random.nextGaussian())
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length);
        double half = 1.96 * deviation / Math.sqrt(values.length);
        Resampling drawn = Resampling.of(values, "any");
        assertThat(drawn.mean().lower()).isCloseTo(mean - half, within(0.15 * half));
        assertThat(drawn.mean().upper()).isCloseTo(mean + half, within(0.15 * half));
    }

    /** Counted a second time: of all ways to draw five of five with replacement, the share at or below the bound. */
    @Test
    void theBoundsOfFewValuesAreThoseOfAllWaysToDrawThem() {
        double[] values = {3, 1, 4, 15, 9};
        double[] means = new double[3125];
        double[] medians = new double[3125];
        for (int way = 0; way < 3125; way++) {
            double[] drawn = new double[5];
            for (int i = 0, rest = way; i < 5; i++, rest /= 5) {
                drawn[i] = values[rest % 5];
            }
            Arrays.sort(drawn);
            means[way] = Arrays.stream(drawn).sum() / 5;
            medians[way] = drawn[2];
        }
        Resampling found = Resampling.of(values, "few");
        assertThat(share(means, found.mean().lower())).isBetween(0.01, 0.05);
        assertThat(share(means, found.mean().upper())).isBetween(0.95, 0.995);
        assertThat(share(medians, found.median().lower())).isGreaterThan(0.025);
        assertThat(share(medians, found.median().upper())).isGreaterThanOrEqualTo(0.975 - 0.02);
        assertThat(values).contains(found.median().lower(), found.median().upper());
    }

    private static double share(double[] drawn, double bound) {
        return Arrays.stream(drawn).filter(x -> x <= bound + 1e-12).count() / (double) drawn.length;
    }

    @Test
    void aGroupHasTheSameBoundsEveryNightInWhateverOrderItsValuesCome() {
        double[] values = {5, 8, 1, 9, 12, 3};
        double[] turned = {3, 12, 9, 1, 8, 5};
        assertThat(Resampling.of(values, "2023 own_income all all"))
                .isEqualTo(Resampling.of(turned, "2023 own_income all all"))
                .isNotEqualTo(Resampling.of(values, "2024 own_income all all"));
    }

    @Test
    void fewerThanFiveHaveNoInterval() {
        Intervals intervals = new Intervals();
        IntStream.range(0, 5).forEach(i -> intervals.take("0-4", i < 4 ? "services" : "other", i));
        assertThat(intervals.rows(2023, "own_income"))
                .extracting(row -> row[1] + " " + row[2])
                .containsExactly("0-4 all", "all all");
        assertThat(intervals.rows(2024, "own_income")).as("forgotten").isEmpty();
    }

    /** By hand: median 5, deviations 4 3 2 1 0 0 1 2 3 95, their median 2; 0.6745 x 95 / 2 = 32 above 3.5. */
    @Test
    void aValueFarFromTheOthersIsFlaggedWhereThereAreTenAndTheyDiffer() {
        assertThat(flagged(1, 2, 3, 4, 5, 5, 6, 7, 8, 100)).containsExactly("o9");
        assertThat(flagged(1, 2, 3, 4, 5, 5, 6, 7, 8, 15))
                .as("0.6745 x 10 / 2 = 3.37")
                .isEmpty();
        assertThat(flagged(1, 2, 3, 4, 5, 6, 7, 8, 100)).as("nine").isEmpty();
        assertThat(flagged(5, 5, 5, 5, 5, 5, 5, 5, 5, 100)).as("no spread").isEmpty();
    }

    private static List<Object> flagged(double... values) {
        Outliers outliers = new Outliers();
        IntStream.range(0, values.length).forEach(i -> outliers.take("o" + i, values[i]));
        return outliers.rows(2023, "own_income").stream().map(row -> row[0]).toList();
    }
}
