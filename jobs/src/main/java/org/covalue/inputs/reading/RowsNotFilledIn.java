package org.covalue.inputs.reading;

import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.Message;

/** Rows of a form in which nothing stands but what it had filled in: told, and neither loaded nor rejected. */
final class RowsNotFilledIn {

    private static final int TOLD = 5;

    private final List<Integer> first = new ArrayList<>();
    private long count;

    void add(int row) {
        count++;
        if (first.size() < TOLD) {
            first.add(row);
        }
    }

    List<Message> notices() {
        return count == 0
                ? List.of()
                : List.of(Message.of("rows_not_filled_in", "count", count, "rows", List.copyOf(first)));
    }
}
