package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void everyHashIsNewOnceAndKnownAfterwardsWithItsFirstRow() {
        Random random = new Random(20251028);
        KeySet keys = new KeySet();
        Map<Long, Integer> truth = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long hash = random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextLong();

            Integer first = truth.putIfAbsent(hash == 0 ? 1 : hash, i + 1);

            assertThat(keys.firstRowOf(hash, i + 1)).isEqualTo(first == null ? KeySet.NEW : first);
        }
        assertThat(keys.isFull()).isFalse();
    }

    @Test
    void fourMillionKeysFitAndTheSetIsThenFullInsteadOfGrowing() {
        KeySet keys = new KeySet();
        int added = 0;
        while (!keys.isFull()) {
            assertThat(keys.firstRowOf((long) ++added * 0x9E3779B97F4A7C15L, added))
                    .isEqualTo(KeySet.NEW);
        }

        assertThat(added).isEqualTo((1 << 22) + 1);
        assertThat(keys.firstRowOf(0x9E3779B97F4A7C15L, 9))
                .as("a full set knows nothing")
                .isEqualTo(KeySet.NEW);
    }
}
