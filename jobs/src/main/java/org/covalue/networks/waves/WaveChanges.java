package org.covalue.networks.waves;

import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.inference.MultipleTesting;
import org.covalue.networks.DensityChange;

/**
 * How the relations among the members who answered both of two waves changed, with p adjusted over the relations of the
 * two waves (Holm).
 */
final class WaveChanges {

    static final int COLUMNS = 15;

    private static final double LEVEL = 0.05;

    private final Rows rows;

    WaveChanges(Rows rows) {
        this.rows = rows;
    }

    private record Tested(Relation relation, DensityChange change) {}

    void add(Wave earlier, Wave later) {
        List<String> both = earlier.alsoIn(later);
        boolean isEnough = earlier.hasResponse() && later.hasResponse() && both.size() >= DensityChange.FEWEST_MEMBERS;
        List<Tested> tested = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            if (isEnough && earlier.isAsked(relation) && later.isAsked(relation)) {
                tested.add(new Tested(
                        relation, DensityChange.of(earlier.among(both, relation), later.among(both, relation))));
            } else {
                addWithout(earlier, later, relation, both.size(), isEnough ? "not_applicable" : "not_estimable");
            }
        }
        double[] adjusted = MultipleTesting.holm(
                tested.stream().mapToDouble(one -> one.change().pValue()).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            add(earlier, later, tested.get(i), adjusted[i]);
        }
    }

    private void add(Wave earlier, Wave later, Tested tested, double adjusted) {
        DensityChange change = tested.change();
        double pairs = change.members() * (change.members() - 1.0);
        double difference = (change.added() - change.gone()) / pairs;
        rows.add(
                earlier.organisation(),
                tested.relation().code(),
                earlier.year(),
                later.year(),
                change.members(),
                (change.kept() + change.gone()) / pairs,
                (change.kept() + change.added()) / pairs,
                difference,
                change.kept(),
                change.added(),
                change.gone(),
                change.pValue(),
                adjusted,
                adjusted >= LEVEL ? "not_distinguishable" : difference > 0 ? "rose" : "fell",
                "ok");
    }

    private void addWithout(Wave earlier, Wave later, Relation relation, int members, String state) {
        rows.addWithout(state, earlier.organisation(), relation.code(), earlier.year(), later.year(), members);
    }
}
