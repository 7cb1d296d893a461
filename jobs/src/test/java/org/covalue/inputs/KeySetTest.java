package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void everyHashIsNewOnceAndKnownAfterwards() {
        Random random = new Random(20251028);
        KeySet keys = new KeySet();
        Set<Long> truth = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long hash = random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextLong();

            assertThat(keys.addAndTellIfPresent(hash)).isEqualTo(!truth.add(hash == 0 ? 1 : hash));
        }
        assertThat(keys.isFull()).isFalse();
    }

    @Test
    void fourMillionKeysFitAndTheSetIsThenFullInsteadOfGrowing() {
        KeySet keys = new KeySet();
        int added = 0;
        while (!keys.isFull()) {
            assertThat(keys.addAndTellIfPresent((long) ++added * 0x9E3779B97F4A7C15L)).isFalse();
        }

        assertThat(added).isEqualTo((1 << 22) + 1);
        assertThat(keys.addAndTellIfPresent(0x9E3779B97F4A7C15L)).as("a full set knows nothing").isFalse();
    }
}
