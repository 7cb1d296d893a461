package org.covalue.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DensityChangeTest {

    @Test
    void theDistributionIsThatOfAllExchanges() {
        Random random = new Random(20251028);
        for (int trial = 0; trial < 50; trial++) {
            int[] differences = random.ints(10, -4, 5).toArray();
            int reach = Arrays.stream(differences).map(Math::abs).sum();
            assertThat(DensityChange.counted(differences, reach)).isCloseTo(enumerated(differences), within(1e-12));
        }
    }

    @Test
    void whatIsDrawnComesNearWhatIsCounted() {
        int[] differences = {3, 1, 2, -1, 4, 2, 1, 1, -2, 3};
        assertThat(DensityChange.drawn(differences))
                .isCloseTo(DensityChange.counted(differences, 20), within(0.02))
                .isEqualTo(DensityChange.drawn(differences));
    }

    @Test
    void eachOfEightNamesOneMore() {
        int[] from = {0, 1, 2, 3, 4, 5, 6, 7};
        int[] to = {1, 2, 3, 4, 5, 6, 7, 0};
        DensityChange change = DensityChange.of(Network.of(8, new int[0], new int[0]), Network.of(8, from, to));
        assertThat(change.added()).isEqualTo(8);
        assertThat(change.gone()).isZero();
        assertThat(change.pValue()).isEqualTo(2.0 / 256);
    }

    @Test
    void otherTiesOfTheSameNumberAreNoChange() {
        Network earlier = Network.of(6, new int[] {0, 1, 2}, new int[] {1, 2, 3});
        Network later = Network.of(6, new int[] {0, 1, 2}, new int[] {2, 2, 4});
        DensityChange change = DensityChange.of(earlier, later);
        assertThat(change.kept()).isEqualTo(1);
        assertThat(change.added()).isEqualTo(2);
        assertThat(change.pValue()).isEqualTo(1);
    }

    private static double enumerated(int[] differences) {
        int found = Math.abs(Arrays.stream(differences).sum());
        int asFar = 0;
        for (int exchanged = 0; exchanged < 1 << differences.length; exchanged++) {
            int sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += (exchanged >> i & 1) == 1 ? -differences[i] : differences[i];
            }
            asFar += Math.abs(sum) >= found ? 1 : 0;
        }
        return asFar / (double) (1 << differences.length);
    }
}
