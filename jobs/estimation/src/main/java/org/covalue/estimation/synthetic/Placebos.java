package org.covalue.estimation.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the method finds where nothing happened: untreated units take the place of the treated, which are set aside. */
final class Placebos {

    private static final int DRAWS = 200;

    private Placebos() {}

    /**
     * Every untreated unit as if treated, with the other untreated ones as donors, and the treated one, by descending
     * ratio of the mean squares of the gap after and before (Abadie, Diamond and Hainmueller 2010, section 3.3). A rank
     * counts the units whose ratio is as high or higher.
     */
    static List<Placebo> ranked(Block block, SyntheticControl treated) {
        List<Placebo> units = new ArrayList<>();
        units.add(Placebo.of(block.treated().get(0), true, treated));
        units.addAll(IntStream.range(0, block.controls().size())
                .parallel()
                .mapToObj(i -> Placebo.of(block.controls().get(i), false, SyntheticControl.of(block.placebo(i))))
                .toList());
        return units.stream()
                .map(unit -> unit.ranked((int) units.stream()
                        .filter(other -> other.ratio() >= unit.ratio())
                        .count()))
                .sorted(Comparator.comparingInt(Placebo::rank).thenComparing(Placebo::unit))
                .toList();
    }

    /**
     * Root of the mean square deviation of placebo effects from their mean (Arkhangelsky et al. 2021, algorithm 4).
     * With one treated unit every untreated one is a placebo once, so nothing is drawn; with more, 200 sets of as many
     * untreated units are drawn.
     */
    static double standardError(Block block, ToDoubleFunction<Block> effect, long seed) {
        double[] effects = sets(block, seed).parallelStream()
                .map(block::placebo)
                .mapToDouble(effect)
                .toArray();
        double mean = Block.mean(effects, 0, effects.length);
        return Math.sqrt(
                Arrays.stream(effects).map(one -> (one - mean) * (one - mean)).sum() / effects.length);
    }

    private static List<int[]> sets(Block block, long seed) {
        int controls = block.controls().size();
        if (block.treated().size() == 1) {
            return IntStream.range(0, controls).mapToObj(i -> new int[] {i}).toList();
        }
        Random random = new Random(seed);
        return IntStream.range(0, DRAWS)
                .mapToObj(draw -> draw(controls, block.treated().size(), random))
                .toList();
    }

    private static int[] draw(int from, int count, Random random) {
        int[] deck = IntStream.range(0, from).toArray();
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(from - i);
            int taken = deck[j];
            deck[j] = deck[i];
            deck[i] = taken;
        }
        return Arrays.copyOf(deck, count);
    }
}
