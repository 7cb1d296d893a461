package org.covalue.inputs.totals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.covalue.estimation.data.Message;

/**
 * Rows that add up the others, as people write them below their tables: told, and neither loaded nor rejected. A row is
 * one where it says so and is no record, or where its figures prove it.
 */
public final class TotalsRows {

    private static final int TOLD = 5;

    /** What is known of a row. */
    public enum Kind {
        /** All that a record has, and the word for a total where its id stands. */
        RECORD_IN_NAME,
        /** It calls itself a total, and is no record. */
        NAMED,
        /** It has figures, and nothing says whose. */
        UNNAMED,
        OTHER
    }

    private final ColumnSums sums;
    private final List<String> columns;
    private final List<Integer> added = new ArrayList<>();
    private final List<Integer> bare = new ArrayList<>();
    private final List<Message> differing = new ArrayList<>();
    private long countAdded;
    private long countBare;

    /** @param columns that hold figures, as they are told */
    public TotalsRows(List<String> columns) {
        this.columns = columns;
        this.sums = new ColumnSums(columns.size());
    }

    /** Whether the row adds up others; every other row counts among those that are added up. */
    public boolean isOne(Kind kind, int row, double[] figures, double year) {
        if (kind == Kind.OTHER) {
            sums.add(figures, year);
            return false;
        }
        List<ColumnSums.Difference> differences = sums.differences(figures, year);
        boolean hasFigures = Arrays.stream(figures).anyMatch(figure -> !Double.isNaN(figure));
        boolean isProven = hasFigures && differences.isEmpty();
        boolean isOne = isProven || kind == Kind.NAMED;
        if (!isOne) {
            sums.add(figures, year);
        } else {
            sums.begin();
        }
        tell(kind, row, isProven, hasFigures ? differences : List.of());
        return isOne;
    }

    private void tell(Kind kind, int row, boolean isProven, List<ColumnSums.Difference> differences) {
        if (isProven) {
            countAdded++;
            keep(added, row);
        } else if (kind == Kind.NAMED && differences.isEmpty()) {
            countBare++;
            keep(bare, row);
        } else if (kind != Kind.UNNAMED && !differences.isEmpty() && differing.size() < TOLD) {
            differing.add(Message.of(
                    kind == Kind.NAMED ? "totals_differ" : "totals_in_name",
                    "row",
                    row,
                    "figures",
                    differences.stream().limit(TOLD).map(this::told).toList()));
        }
    }

    private Message told(ColumnSums.Difference one) {
        return Message.of(
                "total_and_sum",
                "column",
                columns.get(one.column()),
                "found",
                one.found(),
                "against",
                (double) Math.round(one.against() * 100) / 100);
    }

    private static void keep(List<Integer> rows, int row) {
        if (rows.size() < TOLD) {
            rows.add(row);
        }
    }

    /** What the sender should know. */
    public List<Message> notices() {
        List<Message> notices = new ArrayList<>();
        if (countAdded > 0) {
            notices.add(Message.of("totals_add_up", "count", countAdded, "rows", List.copyOf(added)));
        }
        if (countBare > 0) {
            notices.add(Message.of("rows_of_totals", "count", countBare, "rows", List.copyOf(bare)));
        }
        notices.addAll(differing);
        return notices;
    }
}
