package org.covalue.networks;

import java.util.Optional;

/** How closely knit a network is. */
public final class Cohesion {

    private Cohesion() {}

    /** Ordered pairs of which the first names the second, of all; empty where there are fewer than two members. */
    public static Optional<Double> density(Network network) {
        return Share.of(network.arcs(), (long) network.size() * (network.size() - 1));
    }

    /** Ties that are returned, of all; empty where there are none (Wasserman and Faust 1994, 13.2). */
    public static Optional<Double> reciprocity(Network network) {
        long returned = 0;
        for (int giver = 0; giver < network.size(); giver++) {
            for (int taker : network.named(giver)) {
                returned += network.names(taker, giver) ? 1 : 0;
            }
        }
        return Share.of(returned, network.arcs());
    }

    /**
     * Three times the triangles of connected triples, ties taken in either direction; empty where there is no triple
     * (Newman 2003, SIAM Rev. 45, 167-256, eq. 3).
     */
    public static Optional<Double> transitivity(Network network) {
        double closed = 0;
        double triples = 0;
        for (int member = 0; member < network.size(); member++) {
            double degree = network.neighbours(member).length;
            triples += degree * (degree - 1) / 2;
            closed += trianglesAbove(network, member);
        }
        return Share.of(3 * closed, triples);
    }

    /** Triangles of which the member is the lowest: each is counted once. */
    private static long trianglesAbove(Network network, int member) {
        long triangles = 0;
        int[] neighbours = network.neighbours(member);
        for (int next : neighbours) {
            if (next > member) {
                triangles += commonAbove(neighbours, network.neighbours(next), next);
            }
        }
        return triangles;
    }

    private static long commonAbove(int[] first, int[] second, int floor) {
        long common = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                common += first[i] > floor ? 1 : 0;
                i++;
                j++;
            } else if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
