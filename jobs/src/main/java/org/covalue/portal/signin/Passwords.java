package org.covalue.portal.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Which passwords may be chosen: none that is short, and none that is tried first by whoever guesses. */
final class Passwords {

    static final int SHORTEST = 12;
    private static final int LONGEST_UNIT = 4;
    private static final int MOST_ADDED = 6;
    private static final Set<String> COMMON = read();

    private Passwords() {}

    /** @return the key of why it may not be chosen, empty where it may */
    static Optional<String> fault(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("account.password.short");
        }
        return isGuessedFirst(password.toLowerCase(Locale.ROOT))
                ? Optional.of("account.password.common")
                : Optional.empty();
    }

    /** A common one, with a year or an exclamation mark to it, or the same again and again. */
    private static boolean isGuessedFirst(String password) {
        String core = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        boolean isCommonWithMore = password.length() - core.length() <= MOST_ADDED && COMMON.contains(core);
        return COMMON.contains(password) || isCommonWithMore || isRepeated(password);
    }

    private static boolean isRepeated(String password) {
        for (int length = 1; length < password.length(); length++) {
            String unit = password.substring(0, length);
            boolean isAgain = unit.repeat(password.length() / length + 1).startsWith(password);
            if (isAgain && (length <= LONGEST_UNIT || COMMON.contains(unit))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("passwords/common.txt").getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("## ")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("passwords/common.txt is not in the jar", e);
        }
    }
}
