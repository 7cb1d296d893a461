package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final String SECRET =
            new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B, SHA-1; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void theCodeBeforeAndTheOneAfterCountAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_000_000_000L);
        long step = Totp.step(now);
        for (long other = step - 3; other <= step + 3; other++) {
            assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, other), now).isPresent())
                    .as("%d steps away", other - step)
                    .isEqualTo(Math.abs(other - step) <= 1);
        }
        assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "abcdef", now)).isEmpty();
    }

    @Test
    void secretsAreOf160BitsAndNeverTheSame() {
        assertThat(new Base32().decode(Totp.newSecret())).hasSize(20);
        assertThat(Totp.newSecret()).isNotEqualTo(Totp.newSecret());
    }
}
