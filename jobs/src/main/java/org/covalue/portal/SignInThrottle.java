package org.covalue.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after a few failed attempts for a login, or from an address, the next one has to wait, twice
 * as long each time. It keeps a bounded number of them and does not know which logins exist.
 */
final class SignInThrottle {

    static final int FREE_PER_LOGIN = 5;
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

    private record Attempts(int failed, Instant last, Instant freeAt) {
    }

    private record Key(String text, int free) {
    }

    /**
     * Counts an attempt as failed until {@link #succeeded} says otherwise, so that attempts at the same time count too.
     *
     * @return how long to wait instead; empty where the attempt may go ahead
     */
    synchronized Optional<Duration> enter(String login, String address) {
        Duration wait = waiting(login, address);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        keys(login, address).forEach(this::count);
        return Optional.empty();
    }

    /** How long the next attempt has to wait, zero where it need not. */
    synchronized Duration waiting(String login, String address) {
        Instant now = clock.instant();
        return keys(login, address).stream().map(key -> attempts(key, now)).map(one -> Duration.between(now, one.freeAt()))
                .filter(wait -> !wait.isNegative()).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    synchronized void succeeded(String login, String address) {
        kept.remove(keys(login, address).get(0).text());
        kept.computeIfPresent(keys(login, address).get(1).text(),
                (key, one) -> one.failed() <= 1 ? null : new Attempts(one.failed() - 1, one.last(), clock.instant()));
    }

    synchronized int size() {
        return kept.size();
    }

    private void count(Key key) {
        Instant now = clock.instant();
        int failed = attempts(key, now).failed() + 1;
        int doublings = Math.min(failed - key.free(), 20);
        Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
        kept.put(key.text(), new Attempts(failed, now, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)));
    }

    private Attempts attempts(Key key, Instant now) {
        Attempts one = kept.get(key.text());
        return one == null || one.last().plus(FORGOTTEN_AFTER).isBefore(now) ? new Attempts(0, now, now) : one;
    }

    private static List<Key> keys(String login, String address) {
        return List.of(new Key("login " + cut(login.strip().toLowerCase(Locale.ROOT)), FREE_PER_LOGIN),
                new Key("address " + network(address), FREE_PER_ADDRESS));
    }

    /** An IPv6 address is one of very many that its owner may use: the first four groups stand for all of them. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 5 ? cut(address) : cut(String.join(":", List.of(groups).subList(0, 4)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
    }
}
