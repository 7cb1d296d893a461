package org.covalue.networks;

import java.util.Arrays;
import java.util.Optional;

/**
 * The parts into which a network falls, ties taken in either direction; a member without ties is a part of its own.
 *
 * @param sizes of the parts, largest first
 */
public record Components(int[] sizes) {

    public static Components of(Network network) {
        boolean[] isSeen = new boolean[network.size()];
        int[] waiting = new int[network.size()];
        int[] sizes = new int[network.size()];
        int parts = 0;
        for (int start = 0; start < network.size(); start++) {
            if (!isSeen[start]) {
                sizes[parts++] = sizeFrom(network, start, isSeen, waiting);
            }
        }
        int[] found = Arrays.copyOf(sizes, parts);
        Arrays.sort(found);
        int[] descending = new int[parts];
        Arrays.setAll(descending, i -> found[found.length - 1 - i]);
        return new Components(descending);
    }

    private static int sizeFrom(Network network, int start, boolean[] isSeen, int[] waiting) {
        int size = 1;
        waiting[0] = start;
        isSeen[start] = true;
        for (int next = 0; next < size; next++) {
            for (int other : network.neighbours(waiting[next])) {
                if (!isSeen[other]) {
                    isSeen[other] = true;
                    waiting[size++] = other;
                }
            }
        }
        return size;
    }

    public int count() {
        return sizes.length;
    }

    public int largest() {
        return sizes.length == 0 ? 0 : sizes[0];
    }

    public int isolates() {
        return (int) Arrays.stream(sizes).filter(size -> size == 1).count();
    }

    /**
     * Ordered pairs of members that no path joins, of all (Borgatti 2006, Comput. Math. Organ. Theory 12, 21-34); empty
     * where there are fewer than two members.
     */
    public Optional<Double> fragmentation() {
        double members = Arrays.stream(sizes).sum();
        double joined =
                Arrays.stream(sizes).mapToDouble(size -> size * (size - 1.0)).sum();
        return Share.of(members * (members - 1) - joined, members * (members - 1));
    }
}
