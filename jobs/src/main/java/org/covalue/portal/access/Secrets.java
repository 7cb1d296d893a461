package org.covalue.portal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What is drawn at random so that nobody guesses it, and its hash, by which it is known again without being kept. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public enum Kind {
        HEX,
        URL
    }

    public static String random(Kind kind, int bytes) {
        byte[] secret = bytes(bytes);
        return kind == Kind.HEX
                ? HexFormat.of().formatHex(secret)
                : Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    public static byte[] bytes(int count) {
        byte[] secret = new byte[count];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
