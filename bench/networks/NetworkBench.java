package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.covalue.networks.Betweenness;
import org.covalue.networks.Cohesion;
import org.covalue.networks.Components;
import org.covalue.networks.CorePeriphery;
import org.covalue.networks.Degrees;
import org.covalue.networks.Network;

/** Every measure of a network of given size, drawn from a fixed seed and written for the peer. */
final class NetworkBench {

    private NetworkBench() {}

    public static void main(String[] args) throws IOException {
        int nodes = Integer.parseInt(args[0]);
        int ties = Integer.parseInt(args[1]);
        Random random = new Random(20251028);
        Set<Long> drawn = new HashSet<>();
        StringBuilder file = new StringBuilder();
        int[] from = new int[ties];
        int[] to = new int[ties];
        while (drawn.size() < ties) {
            int one = random.nextInt(nodes);
            int other = random.nextInt(nodes);
            if (one != other && drawn.add((long) one * nodes + other)) {
                from[drawn.size() - 1] = one;
                to[drawn.size() - 1] = other;
                file.append(one).append(' ').append(other).append('\n');
            }
        }
        Files.writeString(Path.of(args[2]), file);
        long start = System.nanoTime();
        Network network = Network.of(nodes, from, to);
        say("read", ties, start);
        timed("density", () -> Cohesion.density(network).orElseThrow());
        timed("reciprocity", () -> Cohesion.reciprocity(network).orElseThrow());
        timed("transitivity", () -> Cohesion.transitivity(network).orElseThrow());
        timed("in-degree centralisation", () -> Degrees.inDegreeCentralisation(network).orElseThrow());
        timed("components", () -> (double) Components.of(network).count());
        timed("core-periphery", () -> CorePeriphery.fit(network).orElseThrow());
        timed("betweenness centralisation", () -> Betweenness.centralisation(network).orElseThrow());
    }

    private static void timed(String measure, Supplier<Double> work) {
        long start = System.nanoTime();
        say(measure, work.get(), start);
    }

    private static void say(String measure, double value, long start) {
        System.out.printf(
                Locale.ROOT, "covalue   %-28s %10.2f s   %.12g%n", measure, (System.nanoTime() - start) / 1e9, value);
    }
}
