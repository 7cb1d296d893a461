package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of members whose counts are released one after the other: five owners, p% with p = 15. */
class MemberSplitsTest {

    private static final DisclosureRules RULES = new DisclosureRules(5, 15, 3, 10);

    @Test
    void aGroupIsReleasedOnlyWhereItAndTheRestHaveFiveOwners() {
        MemberSplits splits = new MemberSplits(RULES);
        assertThat(splits.begin(members(0, 12))).isTrue();
        assertThat(splits.release(members(0, 4))).isFalse();
        assertThat(splits.release(members(0, 8))).as("four are left").isFalse();
        assertThat(splits.release(members(0, 6))).isTrue();
        assertThat(splits.release(members(1, 7)))
                .as("one in, one out: the difference tells of two")
                .isFalse();
        assertThat(splits.release(members(6, 12))).as("the rest of the first").isTrue();
    }

    @Test
    void nothingIsReleasedOfTooFewAndNoGroupOfThem() {
        MemberSplits splits = new MemberSplits(RULES);
        assertThat(splits.begin(members(0, 4))).isFalse();
        assertThat(splits.release(members(0, 4))).isFalse();
    }

    @Test
    void threeGroupsThatAreAlmostEverybodyAreNotReleasedAllThree() {
        MemberSplits splits = new MemberSplits(RULES);
        assertThat(splits.begin(members(0, 20))).isTrue();
        assertThat(splits.release(members(0, 6))).isTrue();
        assertThat(splits.release(members(6, 12))).isTrue();
        assertThat(splits.release(members(12, 18)))
                .as("two are left of everybody")
                .isFalse();
    }

    @Test
    void aGroupOfOneAnswerTellsThatOfEachOfItsMembers() {
        Set<CountedMember> everybody = new HashSet<>(members(0, 12));
        Set<CountedMember> alike = IntStream.range(20, 26)
                .mapToObj(i -> new CountedMember("o", "M" + i, "M" + i, 1, "both_down"))
                .collect(Collectors.toSet());
        everybody.addAll(alike);
        MemberSplits splits = new MemberSplits(RULES);
        assertThat(splits.begin(everybody)).isTrue();
        assertThat(splits.release(alike)).isFalse();
        assertThat(splits.release(members(0, 12)))
                .as("the rest is of one answer")
                .isFalse();
    }

    @Test
    void membersOfAnOwnerAreOneAndNobodyOutweighsTheOthers() {
        MemberSplits splits = new MemberSplits(RULES);
        Set<CountedMember> holding = IntStream.range(0, 9)
                .mapToObj(i -> new CountedMember("o", "M" + i, i < 6 ? "H" : "M" + i, 1, "a" + i % 2))
                .collect(Collectors.toSet());
        assertThat(splits.isSafe(holding)).isFalse();
        Set<CountedMember> dominated = IntStream.range(0, 6)
                .mapToObj(i -> new CountedMember("o", "M" + i, "M" + i, i < 2 ? 1000 : 10, "a" + i % 2))
                .collect(Collectors.toSet());
        assertThat(splits.isSafe(dominated)).isFalse();
    }

    /** Any sum and difference of up to four released groups, on drawn groups: it is about nobody or five and more. */
    @Test
    void noSumOrDifferenceOfReleasedGroupsIsAboutFew() {
        Random random = new Random(20251028);
        int released = 0;
        for (int round = 0; round < 60; round++) {
            MemberSplits splits = new MemberSplits(RULES);
            List<Set<CountedMember>> groups = new ArrayList<>(List.of(members(0, 40)));
            splits.begin(groups.get(0));
            for (int i = 0; i < 30; i++) {
                Set<CountedMember> group = drawn(random);
                if (splits.release(group)) {
                    groups.add(group);
                }
            }
            released += groups.size() - 1;
            for (int i = 0; i < 300; i++) {
                assertThat(owners(random, groups)).isNotIn(1, 2, 3, 4);
            }
        }
        assertThat(released).isGreaterThan(60);
    }

    private static Set<CountedMember> drawn(Random random) {
        int from = 5 * random.nextInt(7);
        Set<CountedMember> group = new HashSet<>(members(from, from + 5 + random.nextInt(2) + 4 * random.nextInt(2)));
        if (random.nextBoolean()) {
            group.addAll(members(30, 35 + random.nextInt(6)));
        }
        return group;
    }

    /** How many members a drawn combination of the groups is about. */
    private static int owners(Random random, List<Set<CountedMember>> groups) {
        Map<CountedMember, Integer> weights = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            int sign = random.nextInt(5) - 2;
            groups.get(random.nextInt(groups.size())).forEach(one -> weights.merge(one, sign, Integer::sum));
        }
        return (int) weights.values().stream().filter(weight -> weight != 0).count();
    }

    private static Set<CountedMember> members(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new CountedMember("o", "M" + i, "M" + i, 10, i % 2 == 0 ? "both_up" : "both_down"))
                .collect(Collectors.toSet());
    }
}
