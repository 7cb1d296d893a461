package org.covalue.networks;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far ties gather on one member (Freeman 1979, Soc. Netw. 1, 215-239): the sum of how far the others fall behind
 * the one with most, over the largest that sum can be.
 */
public final class Degrees {

    private static final int FEWEST_MEMBERS = 3;

    private Degrees() {}

    /** Of ties received, over (n - 1)^2; empty where there are fewer than three members. */
    public static Optional<Double> inDegreeCentralisation(Network network) {
        long[] received = new long[network.size()];
        for (int member = 0; member < network.size(); member++) {
            for (int other : network.named(member)) {
                received[other]++;
            }
        }
        return centralisation(received, (network.size() - 1.0) * (network.size() - 1.0));
    }

    /** Of ties given, over (n - 1)^2; empty where there are fewer than three members. */
    public static Optional<Double> outDegreeCentralisation(Network network) {
        long[] given = new long[network.size()];
        Arrays.setAll(given, member -> network.named(member).length);
        return centralisation(given, (network.size() - 1.0) * (network.size() - 1.0));
    }

    /** Of ties in either direction, over (n - 1)(n - 2); empty where there are fewer than three members. */
    public static Optional<Double> centralisation(Network network) {
        long[] degrees = new long[network.size()];
        Arrays.setAll(degrees, member -> network.neighbours(member).length);
        return centralisation(degrees, (network.size() - 1.0) * (network.size() - 2.0));
    }

    private static Optional<Double> centralisation(long[] degrees, double largest) {
        if (degrees.length < FEWEST_MEMBERS) {
            return Optional.empty();
        }
        long most = Arrays.stream(degrees).max().orElseThrow();
        return Share.of((double) (degrees.length * most - Arrays.stream(degrees).sum()), largest);
    }
}
