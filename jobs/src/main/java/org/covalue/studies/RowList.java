package org.covalue.studies;

import java.util.ArrayList;
import java.util.List;

/** Rows to be named in a sentence: the first few by number and content, the rest by count. */
final class RowList {

    private static final int NAMED = 10;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(int rowNumber, String found) {
        if (count < NAMED) {
            first.add(found.isEmpty() ? Integer.toString(rowNumber) : rowNumber + " (\"" + found + "\")");
        }
        count++;
    }

    int count() {
        return count;
    }

    /** For example {@code row 5 ("n/a")} or {@code rows 5, 9, 12 and 40 more}. */
    String rows() {
        return (count == 1 ? "row " : "rows ") + String.join(", ", first) + (count > NAMED ? " and " + (count - NAMED) + " more" : "");
    }

    /** For example {@code row 5 holds "n/a"}. */
    String describe() {
        return rows() + (count == 1 ? " does not fit" : " do not fit");
    }
}
