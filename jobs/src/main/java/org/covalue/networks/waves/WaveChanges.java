package org.covalue.networks.waves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.covalue.networks.DensityChange;

/**
 * How the relations among the members who answered both of two waves changed, with p adjusted over the relations of the
 * two waves (Holm 1979, Scand. J. Stat. 6, 65-70).
 */
final class WaveChanges {

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
        tested.sort(Comparator.comparingDouble(one -> one.change().pValue()));
        double adjusted = 0;
        for (int i = 0; i < tested.size(); i++) {
            double p = tested.get(i).change().pValue() * (tested.size() - i);
            adjusted = Math.min(1, Math.max(adjusted, p));
            add(earlier, later, tested.get(i), adjusted);
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
        Optional<Double> none = Optional.empty();
        rows.add(
                earlier.organisation(),
                relation.code(),
                earlier.year(),
                later.year(),
                members,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                state);
    }
}
