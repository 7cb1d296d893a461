package org.covalue.disclosure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which estimates may leave the house. Outcomes are logarithms or yes and no, in which no firm outweighs the others, so
 * that the number of owners decides; a house rule keeps outcomes so. Means are made of parts, and what one part adds to
 * a mean follows by subtraction; therefore where one part is withheld
 *
 * <ul>
 *   <li>all effects of single cohorts and periods are, with the means of their rows and columns ({@code group},
 *       {@code calendar}), because its diagonals ({@code event}) are told;
 *   <li>of groups of the treated, the next smallest is, so that what remains is never one part alone;
 *   <li>of event times, the next smallest are until three are, because two means of the same parts are told, weighted
 *       by units ({@code simple}) and not ({@code event_average}): two parts follow from two means.
 * </ul>
 *
 * A part that was too small to be estimated counts as withheld: it follows from the others all the same.
 *
 * @param fewestOwners owners of treated units, and of units compared with, that an estimate needs
 */
public record EstimateRules(int fewestOwners) {

    private static final Set<String> SINGLE_COHORTS = Set.of("att", "group", "calendar");

    /** @return those with a number that may not be told */
    public Set<EstimateCell> withheld(Collection<EstimateCell> all) {
        List<EstimateCell> cells = all.stream()
                .filter(cell -> cell.hasNumber() || cell.treatedOwners() > 0)
                .toList();
        Set<EstimateCell> withheld = cells.stream()
                .filter(cell -> Math.min(cell.treatedOwners(), cell.controlOwners()) < fewestOwners)
                .collect(Collectors.toCollection(HashSet::new));
        together(
                        cells,
                        cell -> SINGLE_COHORTS.contains(cell.kind()),
                        cell -> List.of(cell.study(), cell.group(), cell.estimator()))
                .filter(family -> family.stream().anyMatch(withheld::contains))
                .forEach(withheld::addAll);
        together(
                        cells,
                        cell -> cell.kind().equals("event") && !cell.isBeforeTreatment(),
                        cell -> List.of(cell.study(), cell.group(), cell.estimator()))
                .forEach(family -> withholdMore(family, withheld, 3));
        together(
                        cells,
                        cell -> !cell.grouping().isEmpty(),
                        cell -> List.of(cell.study(), cell.grouping(), cell.estimator(), cell.term()))
                .forEach(family -> withholdMore(family, withheld, 2));
        withheld.removeIf(cell -> !cell.hasNumber());
        return withheld;
    }

    private static Stream<List<EstimateCell>> together(
            List<EstimateCell> cells, Predicate<EstimateCell> isMeant, Function<EstimateCell, List<String>> family) {
        Map<List<String>, List<EstimateCell>> families =
                cells.stream().filter(isMeant).collect(Collectors.groupingBy(family));
        return families.values().stream();
    }

    /** Where any is withheld: the next smallest, and on until as many as asked are. */
    private static void withholdMore(List<EstimateCell> family, Set<EstimateCell> withheld, int fewest) {
        long few = family.stream().filter(withheld::contains).count();
        if (few > 0) {
            family.stream()
                    .filter(cell -> cell.hasNumber() && !withheld.contains(cell))
                    .sorted(Comparator.comparingInt(EstimateCell::treatedOwners)
                            .thenComparing(EstimateCell::term)
                            .thenComparing(EstimateCell::group))
                    .limit(Math.max(1, fewest - few))
                    .toList()
                    .forEach(withheld::add);
        }
    }
}
