package org.covalue.estimation.synthetic;

import java.util.Arrays;
import org.covalue.estimation.PublicData;

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

    static PublicData reference(String file) {
        return PublicData.of("synth_prop99/reference/" + file);
    }
}
