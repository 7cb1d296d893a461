package org.covalue.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Members told apart by the groups of them whose counts are released, one group after the other. Members in the same
 * released groups are one part; whatever anybody adds and subtracts from released counts is made of whole parts. So a
 * group is released only where every part that it leaves is safe, and nothing that follows from the counts is about
 * fewer or more dominant owners than a cell may be about.
 */
final class MemberSplits {

    private final DisclosureRules rules;
    private List<Set<CountedMember>> parts = List.of();

    MemberSplits(DisclosureRules rules) {
        this.rules = rules;
    }

    /** Whether the count of everybody may be released, before any group of them. */
    boolean begin(Set<CountedMember> everybody) {
        boolean isSafe = isSafe(everybody);
        parts = isSafe ? List.of(everybody) : List.of();
        return isSafe;
    }

    /** Whether a group's counts may be released beside those that were; from then on they are. */
    boolean release(Set<CountedMember> group) {
        List<Set<CountedMember>> split = new ArrayList<>();
        for (Set<CountedMember> part : parts) {
            split.addAll(part.stream()
                    .collect(Collectors.partitioningBy(group::contains, Collectors.toSet()))
                    .values());
        }
        split.removeIf(Set::isEmpty);
        boolean isSafe =
                !parts.isEmpty() && split.stream().allMatch(part -> parts.contains(part) || tellsNothing(part));
        if (isSafe) {
            parts = split;
        }
        return isSafe;
    }

    /** A part that is all of one answer tells the answer of each of its members. */
    private boolean tellsNothing(Set<CountedMember> part) {
        return isSafe(part)
                && part.stream().map(CountedMember::answer).distinct().count() > 1;
    }

    /** Whether a count of these may be released by itself; the members of an owner are one. */
    boolean isSafe(Collection<CountedMember> members) {
        List<Double> owners = new ArrayList<>(members.stream()
                .collect(Collectors.groupingBy(
                        CountedMember::owner, Collectors.summingDouble(one -> Math.abs(one.magnitude()))))
                .values());
        owners.sort((one, other) -> Double.compare(other, one));
        return owners.size() >= rules.fewestContributors() && !rules.isDominated(owners);
    }

    /** Whether what is left of a count by subtracting others may be known: nobody, or enough of them. */
    boolean isNobodyOrSafe(Collection<CountedMember> rest) {
        return rest.isEmpty() || isSafe(new HashSet<>(rest));
    }
}
