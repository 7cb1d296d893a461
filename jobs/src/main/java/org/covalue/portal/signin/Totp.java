package org.covalue.portal.signin;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.covalue.portal.access.Secrets;

/**
 * Time-based one-time passwords (RFC 6238): six digits of HMAC-SHA-1 over the half minutes since 1970, as every
 * authenticator has them.
 */
final class Totp {

    static final int SECRET_BYTES = 20;
    static final int SECONDS = 30;
    private static final int DIGITS = 6;
    /** Clocks of telephones go wrong: the code before and the one after count too. */
    private static final int STEPS_APART = 1;

    private Totp() {}

    static String newSecret() {
        return new Base32().encodeToString(Secrets.bytes(SECRET_BYTES)).replace("=", "");
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The step that a code is of, empty where it is of none near this moment. */
    static OptionalLong stepOf(String secret, String code, Instant at) {
        long now = step(at);
        return LongStream.rangeClosed(now - STEPS_APART, now + STEPS_APART)
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }

    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % (int) Math.pow(10, DIGITS));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
