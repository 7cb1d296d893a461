package org.covalue.estimation.data;

import java.util.Arrays;

/**
 * Rows put into groups: a fixed effect, or the groups that errors are clustered by.
 *
 * @param name the column
 * @param codes group of each row, from 0
 * @param size how many groups occur; codes are dense
 */
public record Grouping(String name, int[] codes, int size) {

    /** Groups that do not occur are left out, so that sizes count. @param codes from 0 to below bound */
    public static Grouping dense(String name, int[] codes, int bound) {
        int[] places = new int[bound];
        Arrays.fill(places, -1);
        boolean isDense = true;
        for (int code : codes) {
            places[code] = 0;
        }
        int size = 0;
        for (int code = 0; code < bound; code++) {
            isDense &= places[code] == 0;
            places[code] = places[code] == 0 ? size++ : -1;
        }
        return new Grouping(
                name,
                isDense ? codes : Arrays.stream(codes).map(code -> places[code]).toArray(),
                size);
    }

    /** Only some of the rows. */
    public Grouping of(int[] rows) {
        return dense(name, Arrays.stream(rows).map(row -> codes[row]).toArray(), size);
    }

    /** True where every group lies within one group of the other. */
    public boolean isNestedIn(Grouping other) {
        int[] outer = new int[size];
        Arrays.fill(outer, -1);
        for (int i = 0; i < codes.length; i++) {
            if (outer[codes[i]] < 0) {
                outer[codes[i]] = other.codes[i];
            } else if (outer[codes[i]] != other.codes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The groups of both together. */
    public Grouping crossedWith(Grouping other) {
        long[] pairs = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            pairs[i] = (long) codes[i] * other.size + other.codes[i];
        }
        long[] distinct = Arrays.stream(pairs).sorted().distinct().toArray();
        int[] crossed = Arrays.stream(pairs)
                .mapToInt(pair -> Arrays.binarySearch(distinct, pair))
                .toArray();
        return new Grouping(name + "+" + other.name, crossed, distinct.length);
    }
}
