package org.covalue.networks;

import java.util.List;
import java.util.Optional;

/** How relations among the same members lie on each other. */
public final class Overlap {

    private Overlap() {}

    /** Pairs with two relations or more, of those with any; empty where there is no pair. */
    public static Optional<Double> multiplexity(List<Network> relations) {
        long any = 0;
        long several = 0;
        int size = relations.get(0).size();
        Network all = relations.stream().reduce(Network.of(size, new int[0], new int[0]), Network::with);
        for (int member = 0; member < size; member++) {
            for (int other : all.neighbours(member)) {
                if (other > member) {
                    int low = member;
                    any++;
                    several += relations.stream()
                                            .filter(one -> one.areTied(low, other))
                                            .count()
                                    >= 2
                            ? 1
                            : 0;
                }
            }
        }
        return Share.of(several, any);
    }

    /** Of the ordered pairs in either relation those in the narrow one. */
    public static Optional<Double> shareOfArcs(Network narrow, Network wide) {
        return Share.of(narrow.arcs(), narrow.with(wide).arcs());
    }

    /** Of the pairs tied in the wide relation, in either direction, those tied in the narrow one as well. */
    public static Optional<Double> shareOfTies(Network narrow, Network wide) {
        long both = 0;
        for (int member = 0; member < wide.size(); member++) {
            for (int other : wide.neighbours(member)) {
                both += other > member && narrow.areTied(member, other) ? 1 : 0;
            }
        }
        return Share.of(both, wide.ties());
    }
}
