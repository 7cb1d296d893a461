package org.covalue.estimation.data;

import java.util.ArrayList;
import java.util.List;

/** Rows to be named in a sentence: the first few by number and content, the rest by count. */
public final class RowList {

    private static final int NAMED = 10;

    private final List<Object> first = new ArrayList<>();
    private int count;

    public void add(int rowNumber, String found) {
        if (count < NAMED) {
            first.add(found.isEmpty() ? rowNumber : Message.of("row_found", "row", rowNumber, "found", found));
        }
        count++;
    }

    void addInfinite(int rowNumber) {
        if (count < NAMED) {
            first.add(Message.of("row_found", "row", rowNumber, "found", Message.of("infinite")));
        }
        count++;
    }

    public int count() {
        return count;
    }

    /** For example {@code row 5 ("n/a")} or {@code rows 5, 9, 12 and 40 more}. */
    Message message() {
        return count > NAMED
                ? Message.of("rows_and_more", "first", List.copyOf(first), "count", count, "more", count - NAMED)
                : Message.of("rows", "first", List.copyOf(first), "count", count);
    }

    /** In English. */
    String rows() {
        return message().toString();
    }

    /** The verb as it goes with one row or many, for example {@code " lack "}. */
    String does(String verb) {
        return count == 1 ? verb.stripTrailing() + "s " : verb;
    }

    /** For example {@code row 5 holds "n/a"}. */
    public String describe() {
        return rows() + (count == 1 ? " does not fit" : " do not fit");
    }
}
