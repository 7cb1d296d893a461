package org.covalue.networks;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where members stand in a picture, within 0 and 1: ties pull, all push each other away (Fruchterman and Reingold 1991,
 * Softw. Pract. Exp. 21, 1129-1164), from the same start each time, so that the same network gives the same picture.
 * Members without ties stand in a row below the others.
 */
public final class Layout {

    private static final int STEPS = 400;
    private static final double GRAVITY = 0.8;
    private static final double LEAST_DISTANCE = 1e-6;
    private static final double ROUNDED_TO = 10_000;
    private static final double ROW_OF_UNTIED = 0.04;
    private static final double FLOOR_OF_TIED = 0.12;

    private final Network network;
    private final int[] tied;
    private final double[] x;
    private final double[] y;
    private final double[] pullX;
    private final double[] pullY;

    private Layout(Network network) {
        this.network = network;
        this.tied = members(network, true);
        this.x = new double[network.size()];
        this.y = new double[network.size()];
        this.pullX = new double[network.size()];
        this.pullY = new double[network.size()];
    }

    /** @return of every member how far from the left and how far from below */
    public static double[][] of(Network network) {
        Layout layout = new Layout(network);
        layout.start();
        for (int step = 0; step < STEPS; step++) {
            layout.move(0.1 * (1 - step / (double) STEPS));
        }
        int[] untied = members(network, false);
        double floor = untied.length == 0 ? 0 : FLOOR_OF_TIED;
        scale(layout.x, layout.tied, 0);
        scale(layout.y, layout.tied, floor);
        for (int i = 0; i < untied.length; i++) {
            layout.x[untied[i]] = (i + 1.0) / (untied.length + 1);
            layout.y[untied[i]] = layout.tied.length == 0 ? 1.0 / 2 : ROW_OF_UNTIED;
        }
        return IntStream.range(0, network.size())
                .mapToObj(member -> new double[] {rounded(layout.x[member]), rounded(layout.y[member])})
                .toArray(double[][]::new);
    }

    private static int[] members(Network network, boolean areTied) {
        return IntStream.range(0, network.size())
                .filter(member -> network.neighbours(member).length > 0 == areTied)
                .toArray();
    }

    /** On a circle; StrictMath gives the same digits everywhere. */
    private void start() {
        for (int i = 0; i < tied.length; i++) {
            double angle = 2 * StrictMath.PI * i / tied.length;
            x[tied[i]] = StrictMath.cos(angle) / 2;
            y[tied[i]] = StrictMath.sin(angle) / 2;
        }
    }

    private void move(double farthest) {
        double ideal = 1 / Math.sqrt(Math.max(1, tied.length));
        for (int member : tied) {
            pullX[member] = -GRAVITY * ideal * x[member];
            pullY[member] = -GRAVITY * ideal * y[member];
            push(member, ideal);
            for (int other : network.neighbours(member)) {
                double distance = distance(member, other);
                pullX[member] -= (x[member] - x[other]) * distance / ideal;
                pullY[member] -= (y[member] - y[other]) * distance / ideal;
            }
        }
        for (int member : tied) {
            double force = Math.sqrt(pullX[member] * pullX[member] + pullY[member] * pullY[member]);
            double step = Math.min(force, farthest) / Math.max(force, LEAST_DISTANCE);
            x[member] += pullX[member] * step;
            y[member] += pullY[member] * step;
        }
    }

    private void push(int member, double ideal) {
        for (int other : tied) {
            double distance = distance(member, other);
            double force = other == member ? 0 : ideal * ideal / (distance * distance);
            pullX[member] += (x[member] - x[other]) * force;
            pullY[member] += (y[member] - y[other]) * force;
        }
    }

    private double distance(int member, int other) {
        double across = x[member] - x[other];
        double up = y[member] - y[other];
        return Math.max(LEAST_DISTANCE, Math.sqrt(across * across + up * up));
    }

    private static void scale(double[] places, int[] members, double from) {
        double least =
                Arrays.stream(members).mapToDouble(one -> places[one]).min().orElse(0);
        double most =
                Arrays.stream(members).mapToDouble(one -> places[one]).max().orElse(1);
        for (int member : members) {
            places[member] = from + (1 - from) * (places[member] - least) / Math.max(LEAST_DISTANCE, most - least);
        }
    }

    private static double rounded(double place) {
        return Math.rint(place * ROUNDED_TO) / ROUNDED_TO;
    }
}
