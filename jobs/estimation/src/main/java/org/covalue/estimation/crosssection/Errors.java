package org.covalue.estimation.crosssection;

import java.util.Optional;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.regression.ErrorRecipe;

/**
 * Which standard errors are asked for.
 *
 * @param recipe where rows are independent
 * @param groups where rows of one group are not; goes before the recipe
 */
public record Errors(Optional<ErrorRecipe> recipe, Optional<Groups> groups) {

    /**
     * @param groups of each row of the sample, named as printed
     * @param isCorrected CR1, else CR0
     * @param fewest groups that the standard error needs
     */
    public record Groups(Grouping groups, boolean isCorrected, int fewest) {}

    /** Summed over pairs for {@code nearest_neighbour} (CR1), HC1 for all others. */
    public static Errors defaults() {
        return new Errors(Optional.empty(), Optional.empty());
    }

    public static Errors of(ErrorRecipe recipe) {
        return new Errors(Optional.of(recipe), Optional.empty());
    }

    public static Errors grouped(Groups groups) {
        return new Errors(Optional.empty(), Optional.of(groups));
    }
}
