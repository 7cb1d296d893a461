package org.covalue.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

// ---------------------------------------------------------------------------------------------- chance and text

/** A stream of chance that depends on the seed and on what it is asked for, and on nothing else. */
final class Dice {
    private static final long SEED = 20251028L;
    private final Random random;

    private Dice(long seed) {
        random = new Random(seed);
    }

    static Dice of(Object... subject) {
        long hash = 0xcbf29ce484222325L ^ SEED;
        for (char letter : Arrays.toString(subject).toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return new Dice(hash ^ (hash >>> 29));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from low to high, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** A factor around one: the exponential of a normal with mean zero. */
    double factor(double deviation) {
        return StrictMath.exp(normal(0, deviation));
    }

    /** Knuth's multiplication method; fine for the small means used here. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-Math.min(mean, 30));
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    int binomial(int trials, double probability) {
        int hits = 0;
        for (int trial = 0; trial < trials; trial++) {
            hits += chance(probability) ? 1 : 0;
        }
        return hits;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    LocalDate dayOf(int year) {
        return LocalDate.of(year, 1, 1).plusDays(whole(0, 363));
    }

    <T> List<T> some(Collection<T> all, int count) {
        List<T> shuffled = new ArrayList<>(all);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            Collections.swap(shuffled, last, random.nextInt(last + 1));
        }
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }
}
