package org.covalue.inputs.heading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.spec.ColumnWords;

/**
 * Columns that may be meant by words that head none, by the fewest letters that are wrong, missing, too many or swapped
 * (the optimal string alignment distance); nothing is read for it.
 */
public final class NearWords {

    /** A table of thousands of columns is none of ours. */
    static final int MOST_COMPARED = 50;

    private static final int MOST_COMPARED_AT_ALL = 1_000;
    private static final int FEWEST_LETTERS = 4;
    private static final int MOST_LETTERS = 60;
    private static final int LETTERS_PER_FAULT = 4;
    private static final int MOST_FAULTS = 2;

    /** @param typed the words of the sender */
    public record Near(String typed, String column) {}

    private record Distance(String column, int faults) {}

    private NearWords() {}

    static Optional<Near> of(String typed, ColumnWords.Heading heading, List<String> columns, ColumnWords words) {
        String plain = heading.base();
        int most = Math.min(MOST_FAULTS, plain.length() / LETTERS_PER_FAULT);
        if (plain.length() < FEWEST_LETTERS || plain.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        return columns.stream()
                .flatMap(column -> words.of(column).stream()
                        .filter(word ->
                                word.length() >= FEWEST_LETTERS && Math.abs(word.length() - plain.length()) <= most)
                        .map(word -> new Distance(column, faults(plain, word))))
                .filter(one -> one.faults() <= most)
                .min(Comparator.comparingInt(Distance::faults))
                .map(one -> new Near(typed, one.column()));
    }

    /** The word that may be meant by another; empty where none is near. */
    public static Optional<String> nearest(String typed, Collection<String> words) {
        String plain = ColumnWords.plain(typed);
        int most = plain.length() > MOST_LETTERS ? 0 : Math.min(MOST_FAULTS, plain.length() / LETTERS_PER_FAULT);
        return words.stream()
                .limit(MOST_COMPARED_AT_ALL)
                .map(word -> new Distance(word, faults(plain, shortened(ColumnWords.plain(word)))))
                .filter(one -> one.faults() <= most)
                .min(Comparator.comparingInt(Distance::faults))
                .map(Distance::column);
    }

    private static String shortened(String word) {
        return word.substring(0, Math.min(word.length(), MOST_LETTERS + MOST_FAULTS));
    }

    static int faults(String one, String other) {
        int[][] faults = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                faults[i][j] = i == 0 || j == 0 ? i + j : fewest(faults, one, i, other, j);
            }
        }
        return faults[one.length()][other.length()];
    }

    private static int fewest(int[][] faults, String one, int i, String other, int j) {
        boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
        int fewest =
                Math.min(faults[i - 1][j - 1] + (isSame ? 0 : 1), 1 + Math.min(faults[i - 1][j], faults[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(fewest, faults[i - 2][j - 2] + 1) : fewest;
    }
}
