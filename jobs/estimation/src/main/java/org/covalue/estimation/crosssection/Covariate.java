package org.covalue.estimation.crosssection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.data.Regressor;

/**
 * A variable observed before treatment: numbers, or a category per row.
 *
 * @param numbers NaN where missing; empty for a category
 * @param texts blank where missing; empty for numbers
 */
public record Covariate(String name, double[] numbers, String[] texts) {

    public static Covariate number(String name, double[] values) {
        return new Covariate(name, values, new String[0]);
    }

    public static Covariate category(String name, String[] values) {
        return new Covariate(name, new double[0], values);
    }

    boolean isCategory() {
        return texts.length > 0;
    }

    /** Neither missing nor infinite. */
    public boolean isUsable(int row) {
        return isCategory() ? !texts[row].isBlank() : Double.isFinite(numbers[row]);
    }

    /** These rows only. */
    public Covariate rows(int[] rows) {
        return isCategory()
                ? category(name, IntStream.of(rows).mapToObj(i -> texts[i]).toArray(String[]::new))
                : number(name, IntStream.of(rows).mapToDouble(i -> numbers[i]).toArray());
    }

    /**
     * Columns of a regression: the number, or one 0/1 column per value but the first in sort order, which is the
     * reference.
     */
    List<Regressor> regressors() {
        return isCategory() ? levels().skip(1).map(this::indicator).toList() : List.of(new Regressor(name, numbers));
    }

    /** Columns of a balance table: the number, or one 0/1 column per value, named as in R: {@code raceblack}. */
    List<Regressor> described() {
        return isCategory() ? levels().map(this::indicator).toList() : List.of(new Regressor(name, numbers));
    }

    private Stream<String> levels() {
        return Arrays.stream(texts).distinct().sorted();
    }

    private Regressor indicator(String level) {
        return new Regressor(
                name + level,
                Arrays.stream(texts)
                        .mapToDouble(text -> text.equals(level) ? 1 : 0)
                        .toArray());
    }
}
