package org.covalue.estimation.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.covalue.estimation.PublicData;
import org.covalue.estimation.data.Design;

/** Packs of cigarettes per head in 39 American states, 1970 to 2000; California's Proposition 99 from 1989 on. */
final class Tobacco {

    private Tobacco() {}

    static LongPanel panel() {
        PublicData data = PublicData.of("synth_prop99/smoking_1209.csv");
        double[] from = Arrays.stream(data.texts("state"))
                .mapToDouble(state -> state.equals("California") ? 1989 : 0)
                .toArray();
        return new LongPanel(data.texts("state"), data.numbers("year"), data.numbers("cigsale"), from);
    }

    static Design design(long seed, Design.Minimum minimum) {
        return Design.of(
                "tobacco",
                Map.of(
                        "kind",
                        "synthetic_control",
                        "unit",
                        "state",
                        "time",
                        "year",
                        "outcome",
                        "cigsale",
                        "treated_from",
                        "from",
                        "estimators",
                        List.of("synthetic_control"),
                        "seed",
                        seed),
                minimum);
    }

    static PublicData reference(String file) {
        return PublicData.of("synth_prop99/reference/" + file);
    }
}
