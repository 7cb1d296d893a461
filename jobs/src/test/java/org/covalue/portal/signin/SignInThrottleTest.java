package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private Instant now = Instant.parse("2025-06-30T02:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theWaitDoublesWithEveryFailureUpToItsLimit() {
        for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN; i++) {
            assertThat(throttle.enter(from("ana", "192.0.2.100"))).isEmpty();
        }
        Duration expected = Duration.ofSeconds(1);
        for (int i = 0; i < 12; i++) {
            assertThat(throttle.enter(from(" ANA", "192.0.2.100")))
                    .as("refused without being counted")
                    .contains(expected);
            now = now.plus(expected);
            assertThat(throttle.enter(from("ana", "192.0.2.100"))).isEmpty();
            expected = expected.multipliedBy(2).compareTo(SignInThrottle.LONGEST_WAIT) > 0
                    ? SignInThrottle.LONGEST_WAIT
                    : expected.multipliedBy(2);
        }
        assertThat(expected).isEqualTo(SignInThrottle.LONGEST_WAIT);
        now = now.plus(Duration.ofHours(2));
        assertThat(throttle.enter(from("ana", "192.0.2.100")))
                .as("forgotten after a while")
                .isEmpty();
        assertThat(throttle.waiting(from("ana", "192.0.2.100"))).isZero();
    }

    @Test
    void guessesFromElsewhereDoNotKeepAUserOut() {
        for (int i = 0; i < 20; i++) {
            throttle.enter(from("ana", "192.0.2.66"));
        }
        assertThat(throttle.enter(from("ana", "192.0.2.66"))).isPresent();
        assertThat(throttle.enter(from("ana", "198.51.100.1"))).isEmpty();
    }

    @Test
    void manyAddressesThatGuessOneLoginHaveToWaitAndABrowserThatIsKnownHasNot() {
        SignInThrottle.Attempt known = new SignInThrottle.Attempt("ana", "192.0.2.200", Optional.of("her own browser"));
        for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN_ANYWHERE; i++) {
            assertThat(throttle.enter(from("ana", "192.0.2." + i))).isEmpty();
        }
        assertThat(throttle.enter(from("ana", "192.0.2.199"))).isPresent();
        for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN; i++) {
            assertThat(throttle.enter(known)).isEmpty();
        }
        assertThat(throttle.enter(known)).as("it may be in other hands").isPresent();
    }

    /** Nobody who is not signed in can use up the codes, or the new passwords, of a user. */
    @Test
    void passwordsCodesAndNewPasswordsAreCountedApart() {
        for (String typed : List.of("ana", "ana code", "code ana", "forgotten ana", "CODE ana", "RESET ana")) {
            for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN_ANYWHERE; i++) {
                throttle.enter(from(typed, "192.0." + i + ".7"));
            }
        }
        for (SignInThrottle.Tried tried : List.of(SignInThrottle.Tried.CODE, SignInThrottle.Tried.RESET)) {
            assertThat(throttle.enter(new SignInThrottle.Attempt(tried, "ana", "198.51.100.9", Optional.empty())))
                    .isEmpty();
        }
        assertThat(throttle.enter(from("ana", "198.51.100.9"))).isPresent();
    }

    @Test
    void anAddressThatTriesManyLoginsHasToWaitToo() {
        for (int i = 0; i < SignInThrottle.FREE_PER_ADDRESS; i++) {
            assertThat(throttle.enter(from("login" + i, "2001:db8:1:2:3:4:5:" + i)))
                    .isEmpty();
        }
        assertThat(throttle.enter(from("another", "2001:db8:1:2:ffff::1"))).isPresent();
        assertThat(throttle.enter(from("another", "2001:db8:1:3:ffff::1"))).isEmpty();
    }

    @Test
    void whoSignsInIsNotHeldAgainst() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.enter(from("ana", "192.0.2.1"))).isEmpty();
            throttle.succeeded(from("ana", "192.0.2.1"));
        }
    }

    @Test
    void itKeepsABoundedNumberHoweverManyLoginsAreTried() {
        for (int i = 0; i < SignInThrottle.MOST_KEPT; i++) {
            throttle.enter(from("login" + "x".repeat(500) + i, "address " + i));
            throttle.enter(from(i + "login", i + " address"));
        }
        assertThat(throttle.size()).isEqualTo(SignInThrottle.MOST_KEPT);
    }

    private static SignInThrottle.Attempt from(String login, String address) {
        return new SignInThrottle.Attempt(login, address, Optional.empty());
    }
}
