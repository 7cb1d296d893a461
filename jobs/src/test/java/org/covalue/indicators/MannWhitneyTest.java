package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {

    /** R's {@code ?wilcox.test}: permeability of membranes, W = 35, p = 0.1272 for "greater"; there are no ties. */
    @Test
    void withoutTiesItIsTheExactTestOfTheTextbook() {
        MannWhitney test = MannWhitney.of(
                List.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
                List.of(1.15, 0.88, 0.90, 0.74, 1.21));
        assertThat(test.statistic()).contains(35.);
        assertThat(test.pValue().orElseThrow()).isCloseTo(2 * 0.1272, within(1e-4));
        assertThat(test.method()).contains("exact");
        assertThat(test.rankBiserial().orElseThrow()).isCloseTo(2 * 35 / 50. - 1, within(1e-15));
    }

    /** R's {@code wilcox.test(Ozone ~ Month, subset = Month %in% c(5, 8))}: W = 127.5, p = 0.0001208. */
    @Test
    void largerGroupsAgreeWithThePublishedNormalApproximation() {
        MannWhitney test = MannWhitney.of(
                List.of(
                        41., 36., 12., 18., 28., 23., 19., 8., 7., 16., 11., 14., 18., 14., 34., 6., 30., 11., 1., 11.,
                        4., 32., 23., 45., 115., 37.),
                List.of(
                        39., 9., 16., 78., 35., 66., 122., 89., 110., 44., 28., 65., 22., 59., 23., 31., 44., 21., 9.,
                        45., 168., 73., 76., 118., 84., 85.));
        assertThat(test.statistic()).contains(127.5);
        assertThat(test.pValue().orElseThrow()).isCloseTo(0.0001208, within(5e-8));
        assertThat(test.method()).contains("normal");
    }

    /** Counted a second time: every way to choose the first group, its pairs compared one by one. */
    @Test
    void smallGroupsAreTestedOverAllWaysToDrawThemTiesAndAll() {
        Random random = new Random(20251028);
        for (int trial = 0; trial < 120; trial++) {
            int a = 3 + random.nextInt(4);
            int b = 3 + random.nextInt(4);
            int kinds = trial % 3 == 0 ? 1_000_000 : 2 + random.nextInt(4);
            List<Double> values = random.doubles(a + b, 0, kinds)
                    .mapToObj(value -> Math.floor(value))
                    .toList();
            if (values.stream().distinct().count() == 1) {
                continue;
            }
            MannWhitney test = MannWhitney.of(values.subList(0, a), values.subList(a, a + b));
            assertThat(test.statistic()).as("%s", values).contains(pairs(values, (1 << a) - 1));
            assertThat(test.pValue().orElseThrow())
                    .as("%d of %s", a, values)
                    .isCloseTo(enumerated(values, a), within(1e-12));
        }
    }

    private static double enumerated(List<Double> values, int a) {
        double mean = a * (values.size() - a) / 2.0;
        double found = Math.abs(pairs(values, (1 << a) - 1) - mean);
        double[] distances = IntStream.range(0, 1 << values.size())
                .filter(chosen -> Integer.bitCount(chosen) == a)
                .mapToDouble(chosen -> Math.abs(pairs(values, chosen) - mean))
                .toArray();
        return IntStream.range(0, distances.length)
                        .filter(i -> distances[i] >= found)
                        .count()
                / (double) distances.length;
    }

    private static double pairs(List<Double> values, int chosen) {
        double u = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0) {
                    u += (Double.compare(values.get(i), values.get(j)) + 1) / 2.0;
                }
            }
        }
        return u;
    }

    @Test
    void whereTheExactTestEndsTheTwoMethodsSayNearlyTheSame() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            List<Double> first =
                    random.doubles(14, 0, 1).map(x -> x + 0.2).boxed().toList();
            List<Double> second = random.doubles(14, 0, 1).boxed().toList();
            List<Double> third = Stream.concat(second.stream(), Stream.of(0.5)).toList();
            MannWhitney exact = MannWhitney.of(first, second);
            assertThat(exact.method()).contains("exact");
            assertThat(MannWhitney.of(first, third).method()).contains("normal");
            double z = (Math.abs(exact.statistic().orElseThrow() - 98) - 0.5) / Math.sqrt(14 * 14 * 29 / 12.0);
            double normal = Math.min(1, org.apache.commons.math3.special.Erf.erfc(Math.max(0, z) / Math.sqrt(2)));
            assertThat(exact.pValue().orElseThrow()).isCloseTo(normal, within(0.01));
        }
    }

    /** Exchanging the groups turns the direction and nothing else. */
    @Test
    void theOtherWayRoundItIsTheSameTest() {
        MannWhitney one = MannWhitney.of(List.of(1., 2., 2., 9.), List.of(2., 3., 3.));
        MannWhitney other = MannWhitney.of(List.of(2., 3., 3.), List.of(1., 2., 2., 9.));
        assertThat(other.pValue()).isEqualTo(one.pValue());
        assertThat(other.rankBiserial().orElseThrow())
                .isCloseTo(-one.rankBiserial().orElseThrow(), within(1e-15));
        assertThat(other.statistic().orElseThrow() + one.statistic().orElseThrow())
                .isEqualTo(12);
    }

    @Test
    void fewerThanThreeInAGroupOrAllEqualCannotBeTested() {
        assertThat(MannWhitney.of(List.of(1., 2.), List.of(3., 4., 5.)).statistic())
                .isEmpty();
        assertThat(MannWhitney.of(List.of(), List.of(3., 4., 5.)).pValue()).isEmpty();
        assertThat(MannWhitney.of(List.of(2., 2., 2.), List.of(2., 2., 2.)).pValue())
                .isEmpty();
        assertThat(MannWhitney.of(List.of(1., 2., 3.), List.of(4., 5., 6.)).pValue())
                .contains(0.1);
    }
}
