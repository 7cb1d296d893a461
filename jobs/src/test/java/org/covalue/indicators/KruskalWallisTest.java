package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KruskalWallisTest {

    /** R's airquality by month: {@code kruskal.test(Ozone ~ Month)} prints 29.267, df = 4, p-value = 6.901e-06. */
    @Test
    void agreesWithThePublishedAirQualityExample() {
        KruskalWallis test = KruskalWallis.of(List.of(
                List.of(
                        41., 36., 12., 18., 28., 23., 19., 8., 7., 16., 11., 14., 18., 14., 34., 6., 30., 11., 1., 11.,
                        4., 32., 23., 45., 115., 37.),
                List.of(29., 71., 39., 23., 21., 37., 20., 12., 13.),
                List.of(
                        135., 49., 32., 64., 40., 77., 97., 97., 85., 10., 27., 7., 48., 35., 61., 79., 63., 16., 80.,
                        108., 20., 52., 82., 50., 64., 59.),
                List.of(
                        39., 9., 16., 78., 35., 66., 122., 89., 110., 44., 28., 65., 22., 59., 23., 31., 44., 21., 9.,
                        45., 168., 73., 76., 118., 84., 85.),
                List.of(
                        96., 78., 73., 91., 47., 32., 20., 23., 21., 24., 44., 21., 28., 9., 13., 46., 18., 13., 24.,
                        16., 13., 23., 36., 7., 14., 30., 14., 18., 20.)));
        assertThat(test.statistic().orElseThrow()).isCloseTo(29.26658, within(1e-4));
        assertThat(test.degreesOfFreedom()).contains(4);
        assertThat(test.observations()).isEqualTo(116);
        assertThat(test.pValue().orElseThrow()).isCloseTo(6.901e-06, within(1e-9));
    }

    @Test
    void withoutTiesItIsTheTextbookFormula() {
        KruskalWallis test = KruskalWallis.of(List.of(List.of(1., 2., 3.), List.of(4., 5., 6.)));
        assertThat(test.statistic().orElseThrow()).isCloseTo(12.0 / 42 * (36 / 3.0 + 225 / 3.0) - 21, within(1e-12));
        assertThat(test.epsilonSquared().orElseThrow())
                .isCloseTo(test.statistic().orElseThrow() / 5, within(1e-12));
    }

    @Test
    void oneGroupTooFewOrAllEqualCannotBeTested() {
        assertThat(KruskalWallis.of(List.of(List.of(1., 2., 3., 4., 5.), List.of()))
                        .statistic())
                .isEmpty();
        assertThat(KruskalWallis.of(List.of(List.of(1., 2.), List.of(3.))).statistic())
                .isEmpty();
        assertThat(KruskalWallis.of(List.of(List.of(2., 2., 2.), List.of(2., 2.)))
                        .statistic())
                .isEmpty();
    }
}
