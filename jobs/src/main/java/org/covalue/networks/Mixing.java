package org.covalue.networks;

import java.util.List;
import java.util.Optional;

/** Whether ties lead across groups of members or stay within them. */
public final class Mixing {

    private Mixing() {}

    /**
     * E-I index (Krackhardt and Stern 1988, Soc. Psychol. Q. 51, 123-140): ties across less ties within, of both, ties
     * taken in either direction. Ties of a member whose group is unknown do not count.
     *
     * @param groups of the members by number, empty where unknown
     * @return empty where no tie is left
     */
    public static Optional<Double> eiIndex(Network network, List<Optional<String>> groups) {
        long across = 0;
        long within = 0;
        for (int member = 0; member < network.size(); member++) {
            for (int other : network.neighbours(member)) {
                boolean isKnown =
                        groups.get(member).isPresent() && groups.get(other).isPresent();
                boolean isSame = groups.get(member).equals(groups.get(other));
                across += other > member && isKnown && !isSame ? 1 : 0;
                within += other > member && isKnown && isSame ? 1 : 0;
            }
        }
        return Share.of(across - within, across + within);
    }
}
