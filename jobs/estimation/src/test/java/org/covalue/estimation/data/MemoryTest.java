package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.panel.PanelEstimators;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Memory GIBIBYTE = new Memory(1L << 30);

    @Test
    void whatDoesNotFitIsRefusedWithTheHeapThatWouldCarryIt() {
        assertThat(GIBIBYTE.refusal(512L << 20)).isEmpty();
        assertThat(GIBIBYTE.refusal(600L << 20).orElseThrow().in("en"))
                .isEqualTo("This would keep 600 MB in memory, and 512 MB may be kept; "
                        + "give the process a heap of 1201 MB (JAVA_OPTS=-Xmx1201m).");
        assertThat(new Memory(1201L << 20).refusal(600L << 20)).isEmpty();
    }

    @Test
    void whatGrowsWithCohortsAndPeriodsIsAskedFor() {
        double[] units = {1, 1, 1, 2, 2, 2, 3, 3, 3};
        double[] times = {1, 2, 3, 1, 2, 3, 1, 2, 3};
        PanelSample sample = PanelSample.of(
                Panel.of("made", Map.of("u", units, "t", times, "y", times, "g", new double[] {0, 0, 0, 2, 2, 2, 3, 3, 3
                })),
                Design.parse(
                        "made",
                        "{unit: u, time: t, outcome: y, treated_from: g, estimators: [twfe]}",
                        Minimum.OF_A_PANEL));
        assertThat(PanelEstimators.byName().get("sun_abraham").bytes(sample)).isEqualTo(2 * 8 * 9 * 2 * 3);
        assertThat(PanelEstimators.byName().get("event_study").bytes(sample)).isEqualTo(2 * 8 * 9 * 6);
        assertThat(PanelEstimators.byName().get("callaway_santanna_dr").bytes(sample))
                .isEqualTo(3 * 8 * 3 * 2 * 3);
        assertThat(PanelEstimators.byName().get("twfe").bytes(sample)).isZero();
    }
}
