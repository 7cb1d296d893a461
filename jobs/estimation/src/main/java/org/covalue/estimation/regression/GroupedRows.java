package org.covalue.estimation.regression;

import java.util.Arrays;
import org.covalue.estimation.data.Grouping;

/**
 * Rows in the order of their groups, so that a group is passed over while it is in the processor's cache. Where the
 * rows of each group stand together already, as in a file sorted by unit, the order is their own and nothing is stored
 * but where groups begin.
 *
 * @param order places of the rows; empty: as they stand
 * @param starts where the k-th group begins in that order, and the end
 * @param codes the code of the k-th group
 */
record GroupedRows(int[] order, int[] starts, int[] codes) {

    static GroupedRows of(Grouping groups) {
        int[] starts = new int[groups.size() + 1];
        int[] codes = new int[groups.size()];
        boolean[] isSeen = new boolean[groups.size()];
        int runs = 0;
        for (int i = 0; i < groups.codes().length; i++) {
            int code = groups.codes()[i];
            if (i == 0 || code != groups.codes()[i - 1]) {
                if (isSeen[code]) {
                    return sorted(groups);
                }
                isSeen[code] = true;
                starts[runs] = i;
                codes[runs++] = code;
            }
        }
        starts[runs] = groups.codes().length;
        return new GroupedRows(new int[0], starts, codes);
    }

    /** By counting; rows of a group keep their order. */
    private static GroupedRows sorted(Grouping groups) {
        int[] starts = new int[groups.size() + 1];
        for (int code : groups.codes()) {
            starts[code + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] order = new int[groups.codes().length];
        for (int i = 0; i < order.length; i++) {
            order[next[groups.codes()[i]]++] = i;
        }
        int[] codes = new int[groups.size()];
        Arrays.setAll(codes, code -> code);
        return new GroupedRows(order, starts, codes);
    }

    int size() {
        return codes.length;
    }

    /** The k-th row. */
    int row(int k) {
        return order.length == 0 ? k : order[k];
    }
}
