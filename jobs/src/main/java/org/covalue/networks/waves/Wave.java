package org.covalue.networks.waves;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.covalue.networks.Network;

/**
 * The answers of one organisation's members in one survey.
 *
 * @param members who answered, in the order of their numbers
 * @param sectors theirs, empty where unknown
 * @param rostered how many were asked
 * @param relations of all five, those without an answer empty
 */
record Wave(
        String organisation,
        int year,
        List<String> members,
        List<Optional<String>> sectors,
        int rostered,
        Map<Relation, Network> relations) {

    private static final int FEWEST_OF_TEN = 7;

    boolean hasResponse() {
        return 10 * members.size() >= FEWEST_OF_TEN * rostered;
    }

    Network of(Relation relation) {
        return Objects.requireNonNull(relations.get(relation));
    }

    /** Nobody names anybody: for all but knowing each other that cannot be told from a question that was not asked. */
    boolean isAsked(Relation relation) {
        return relation == Relation.KNOWS || of(relation).arcs() > 0;
    }

    /** Any relation. */
    Network all() {
        return relations.values().stream().reduce(Network::with).orElseThrow();
    }

    /** A relation among some of the members alone. */
    Network among(List<String> some, Relation relation) {
        Map<String, Integer> numbers = new HashMap<>();
        members.forEach(member -> numbers.put(member, numbers.size()));
        return of(relation).among(some.stream().mapToInt(numbers::get).toArray());
    }

    List<String> alsoIn(Wave other) {
        Set<String> others = Set.copyOf(other.members);
        return members.stream().filter(others::contains).toList();
    }
}
