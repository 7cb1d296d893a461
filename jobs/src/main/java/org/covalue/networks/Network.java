package org.covalue.networks;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Who names whom among numbered members: no ties with oneself, none twice. Where direction does not count, two members
 * are tied if either names the other.
 */
public final class Network {

    private static final int LEFT_OUT = -1;

    private final int[][] named;
    private final int[][] neighbours;

    private Network(int[][] named, int[][] neighbours) {
        this.named = named;
        this.neighbours = neighbours;
    }

    /**
     * @param size members, tied or not
     * @param from who names, from 0
     * @param to who is named, in the same places
     */
    public static Network of(int size, int[] from, int[] to) {
        int[][] named = lists(size, from, to);
        int[][] neighbours = lists(size, joined(from, to), joined(to, from));
        return new Network(named, neighbours);
    }

    /** The same members and ties of both. */
    public Network with(Network other) {
        return of(size(), joined(senders(), other.senders()), joined(receivers(), other.receivers()));
    }

    /** The ties among some members alone, numbered in the order given. */
    public Network among(int[] members) {
        int[] numbers = new int[size()];
        Arrays.fill(numbers, LEFT_OUT);
        for (int i = 0; i < members.length; i++) {
            numbers[members[i]] = i;
        }
        int[] from = senders();
        int[] to = receivers();
        int[] kept = IntStream.range(0, from.length)
                .filter(i -> numbers[from[i]] != LEFT_OUT && numbers[to[i]] != LEFT_OUT)
                .toArray();
        return of(
                members.length,
                Arrays.stream(kept).map(i -> numbers[from[i]]).toArray(),
                Arrays.stream(kept).map(i -> numbers[to[i]]).toArray());
    }

    public int size() {
        return named.length;
    }

    /** Ordered pairs of which the first names the second. */
    public long arcs() {
        return total(named);
    }

    /** Pairs of which either names the other. */
    public long ties() {
        return total(neighbours) / 2;
    }

    /** Hears of two members that are tied. */
    @FunctionalInterface
    public interface Ties {
        void tie(int low, int high);
    }

    /** Every pair of which either names the other, once. */
    public void forEachTie(Ties ties) {
        for (int member = 0; member < size(); member++) {
            for (int other : neighbours[member]) {
                if (other > member) {
                    ties.tie(member, other);
                }
            }
        }
    }

    /** With how many a member is tied in either direction. */
    public int degree(int member) {
        return neighbours[member].length;
    }

    /** Whom a member names, ascending. */
    int[] named(int member) {
        return named[member];
    }

    /** With whom a member is tied in either direction, ascending. */
    int[] neighbours(int member) {
        return neighbours[member];
    }

    boolean names(int one, int another) {
        return Arrays.binarySearch(named[one], another) >= 0;
    }

    boolean areTied(int one, int another) {
        return Arrays.binarySearch(neighbours[one], another) >= 0;
    }

    private int[] senders() {
        return IntStream.range(0, size())
                .flatMap(one -> IntStream.generate(() -> one).limit(named[one].length))
                .toArray();
    }

    private int[] receivers() {
        return Arrays.stream(named).flatMapToInt(Arrays::stream).toArray();
    }

    private static long total(int[][] lists) {
        return Arrays.stream(lists).mapToLong(list -> list.length).sum();
    }

    private static int[] joined(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    private static int[][] lists(int size, int[] from, int[] to) {
        int[] lengths = new int[size];
        for (int i = 0; i < from.length; i++) {
            lengths[from[i]] += from[i] == to[i] ? 0 : 1;
        }
        int[][] lists = new int[size][];
        Arrays.setAll(lists, member -> new int[lengths[member]]);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != to[i]) {
                lists[from[i]][--lengths[from[i]]] = to[i];
            }
        }
        Arrays.setAll(
                lists,
                member -> Arrays.stream(lists[member]).sorted().distinct().toArray());
        return lists;
    }
}
