package org.covalue.portal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * bcrypt over a SHA-256 of the password: bcrypt alone takes 72 bytes, which a sentence exceeds, and ends at a NUL,
 * which the raw bytes of a hash may hold and their Base64 does not.
 */
final class LongPasswords implements PasswordEncoder {

    private static final String ID = "bcrypt-sha256";

    /** Rounds of bcrypt, as a power of two. */
    static final int ROUNDS = 10;

    private final PasswordEncoder bcrypt;

    private LongPasswords(int rounds) {
        bcrypt = new BCryptPasswordEncoder(rounds);
    }

    /** For new passwords this; what is stored by another prefix stays valid, and is stored anew at the next sign-in. */
    static PasswordEncoder withThoseBefore(int rounds) {
        DelegatingPasswordEncoder encoder = new DelegatingPasswordEncoder(ID, Map.of(ID, new LongPasswords(rounds)));
        encoder.setDefaultPasswordEncoderForMatches(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return encoder;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(hashed(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
        return password != null && bcrypt.matches(hashed(password), stored);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String stored) {
        return bcrypt.upgradeEncoding(stored);
    }

    private static String hashed(CharSequence password) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
