package org.covalue.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reads the files of strangers, on bytes that nobody meant: as many as there is patience for in a build.
 * {@code bench/fuzz/run} goes on for as long as it is let, led by what the code does.
 */
class FuzzTest {

    private static final int CELLS = 20_000;
    private static final int FILES = 250;

    @ParameterizedTest
    @EnumSource
    void spoiltBytesAreReadOrRefused(Target target) {
        int times = target == Target.NUMBERS || target == Target.DATES ? CELLS : FILES;
        Mutations mutations = new Mutations(20_251_127);
        target.seeds().forEach(seed -> expectSound(target, seed));
        for (int i = 0; i < times; i++) {
            expectSound(target, mutations.of(target.seeds()));
        }
    }

    private static void expectSound(Target target, byte[] bytes) {
        assertThatCode(() -> target.run(bytes))
                .as(target + " on " + new String(bytes, StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }
}
