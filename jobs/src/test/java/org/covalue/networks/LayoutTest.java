package org.covalue.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Network STAR_AND_ONE = Network.of(6, new int[] {0, 0, 0, 0}, new int[] {1, 2, 3, 4});

    @Test
    void theSameNetworkHasTheSamePicture() {
        assertThat(Layout.of(STAR_AND_ONE)).isDeepEqualTo(Layout.of(STAR_AND_ONE));
    }

    @Test
    void nobodyStandsOutsideOrOnAnother() {
        double[][] places = Layout.of(STAR_AND_ONE);
        assertThat(Arrays.stream(places).map(Arrays::toString).distinct()).hasSize(6);
        assertThat(Arrays.stream(places).flatMapToDouble(Arrays::stream).boxed())
                .allSatisfy(place -> assertThat(place).isBetween(0.0, 1.0));
    }

    @Test
    void whoHasNoTieStandsBelowTheOthers() {
        double[][] places = Layout.of(STAR_AND_ONE);
        assertThat(Arrays.stream(places, 0, 5))
                .allSatisfy(place -> assertThat(place[1]).isGreaterThan(places[5][1]));
    }
}
