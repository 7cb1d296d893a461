package org.covalue.indicators.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorePeripheryTest {

    private final CorePeriphery measure = new CorePeriphery();

    @Test
    void anIdealCoreFitsWhollyHoweverManyNodesThereAre() {
        for (int nodes : List.of(6, 15, 16, 60)) {
            List<List<String>> observations = alone(nodes);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    observations.add(List.of("n" + i, "n" + j));
                }
            }
            assertThat(measure.of(observations).value().orElseThrow())
                    .as(nodes + " nodes")
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void threeNodesAreTooFewAndWithoutTiesOrWithAllOfThemThereIsNothingToFit() {
        assertThat(measure.of(alone(3)).state()).contains("not_estimable");
        assertThat(measure.of(alone(5)).state()).contains("not_applicable");
        assertThat(measure.of(alone(20)).state()).contains("not_applicable");
        List<List<String>> whole = alone(5);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                whole.add(List.of("n" + i, "n" + j));
            }
        }
        assertThat(measure.of(whole).state()).contains("not_applicable");
    }

    @Test
    void tiesInBothDirectionsAndTwiceAreOne() {
        Random random = new Random(3);
        List<List<String>> once = alone(18);
        for (int k = 0; k < 40; k++) {
            once.add(List.of("n" + random.nextInt(18), "n" + random.nextInt(18)));
        }
        List<List<String>> twice = new ArrayList<>(once);
        once.stream().filter(tie -> !tie.get(1).isEmpty()).forEach(tie -> twice.add(List.of(tie.get(1), tie.get(0))));
        assertThat(measure.of(twice)).isEqualTo(measure.of(once));
    }

    private static List<List<String>> alone(int nodes) {
        List<List<String>> observations = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            observations.add(List.of("n" + i, ""));
        }
        return observations;
    }
}
