package org.covalue.portal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after a few failed attempts for a login from an address, or from an address for
 * any, the next one has to wait, twice as long each time; after many for a login from anywhere too. A browser by which
 * the user has signed in before answers for itself alone, so that nobody can keep a user out. It keeps a bounded number
 * of them and does not know which logins exist.
 */
public final class SignInThrottle {

    public static final int FREE_PER_LOGIN = 5;
    public static final int FREE_PER_LOGIN_ANYWHERE = 50;
    static final int FREE_PER_ADDRESS = 30;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final int MOST_KEPT = 20_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int LONGEST_KEY = 100;

    private final Clock clock;
    private final Map<String, Attempts> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MOST_KEPT;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Attempts(int failed, Instant last, Instant freeAt) {}

    private record Key(String text, int free) {}

    /** What is tried; each is counted apart, so that nobody uses up by one what another needs. */
    public enum Tried {
        PASSWORD,
        CODE,
        RESET
    }

    /** @param device a browser by which the user has signed in before, empty where it is not known */
    public record Attempt(Tried tried, String login, String address, Optional<String> device) {

        /** A password. */
        public Attempt(String login, String address, Optional<String> device) {
            this(Tried.PASSWORD, login, address, device);
        }

        private List<Key> keys() {
            String who = tried + " " + cut(login.strip().toLowerCase(Locale.ROOT));
            return device.map(known -> List.of(new Key("device " + cut(known) + " " + who, FREE_PER_LOGIN)))
                    .orElseGet(() -> List.of(
                            new Key("login " + who + " from " + network(address), FREE_PER_LOGIN),
                            new Key("address " + network(address), FREE_PER_ADDRESS),
                            new Key("login " + who, FREE_PER_LOGIN_ANYWHERE)));
        }
    }

    /**
     * Counts an attempt as failed until {@link #succeeded} says otherwise, so that attempts at the same time count too.
     *
     * @return how long to wait instead; empty where the attempt may go ahead
     */
    synchronized Optional<Duration> enter(Attempt attempt) {
        Duration wait = waiting(attempt);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        attempt.keys().forEach(this::count);
        return Optional.empty();
    }

    /** How long the next attempt has to wait, zero where it need not. */
    synchronized Duration waiting(Attempt attempt) {
        Instant now = clock.instant();
        return attempt.keys().stream()
                .map(key -> attempts(key, now))
                .map(one -> Duration.between(now, one.freeAt()))
                .filter(wait -> !wait.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Forgets what was held against the user here; what others have guessed elsewhere stays. */
    public synchronized void succeeded(Attempt attempt) {
        List<Key> keys = attempt.keys();
        kept.remove(keys.get(0).text());
        keys.stream()
                .skip(1)
                .forEach(key -> kept.computeIfPresent(
                        key.text(),
                        (text, one) -> one.failed() <= 1
                                ? null
                                : new Attempts(one.failed() - 1, one.last(), clock.instant())));
    }

    synchronized int size() {
        return kept.size();
    }

    private void count(Key key) {
        Instant now = clock.instant();
        int failed = attempts(key, now).failed() + 1;
        int doublings = Math.min(failed - key.free(), 20);
        Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
        kept.put(
                key.text(),
                new Attempts(failed, now, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)));
    }

    private Attempts attempts(Key key, Instant now) {
        Attempts one = kept.get(key.text());
        return one == null || one.last().plus(FORGOTTEN_AFTER).isBefore(now) ? new Attempts(0, now, now) : one;
    }

    /** An IPv6 address is one of very many that its owner may use: the first four groups stand for all of them. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 5
                ? cut(address)
                : cut(String.join(":", List.of(groups).subList(0, 4)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
    }
}
