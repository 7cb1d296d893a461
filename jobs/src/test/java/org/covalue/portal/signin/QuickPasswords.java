package org.covalue.portal.signin;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes as the portal makes them, in as few rounds as bcrypt knows: those of the product take a tenth of a second, and
 * every test signs somebody in.
 */
public final class QuickPasswords {

    private static final int FEWEST_ROUNDS = 4;

    private QuickPasswords() {}

    public static PasswordEncoder encoder() {
        return LongPasswords.withThoseBefore(FEWEST_ROUNDS);
    }
}
