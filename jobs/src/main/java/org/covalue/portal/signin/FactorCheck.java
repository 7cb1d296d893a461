package org.covalue.portal.signin;

import java.util.Optional;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Users;
import org.springframework.stereotype.Component;

/**
 * What a user types to prove who it is: guesses are slowed down and noted. Answers are keys of the messages, empty
 * where it is right.
 */
@Component
class FactorCheck {

    private static final int LONGEST = 100;

    private final SecondFactor factor;
    private final Users users;
    private final SignInThrottle throttle;
    private final Audit audit;

    FactorCheck(SecondFactor factor, Users users, SignInThrottle throttle, Audit audit) {
        this.factor = factor;
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** @param action how a wrong one stands in the audit */
    Optional<String> code(String login, String code, String address, String action) {
        // Apart from those of passwords: whoever guesses codes has the password already.
        SignInThrottle.Attempt attempt =
                new SignInThrottle.Attempt(SignInThrottle.Tried.CODE, login, address, Optional.empty());
        if (throttle.enter(attempt).isPresent()) {
            return Optional.of("login.wait");
        }
        Optional<SecondFactor.Accepted> accepted =
                code.length() > LONGEST ? Optional.empty() : factor.accept(login, code);
        if (accepted.isEmpty()) {
            audit.record(login, action, login, "wrong code, from " + address);
            return Optional.of("factor.wrong");
        }
        throttle.succeeded(attempt);
        if (accepted.get() == SecondFactor.Accepted.RECOVERY_CODE) {
            audit.record(login, "use recovery code", login, factor.recoveryCodesLeft(login) + " left, from " + address);
        }
        return Optional.empty();
    }

    Optional<String> password(String login, String current, String address) {
        SignInThrottle.Attempt attempt = new SignInThrottle.Attempt(login, address, Optional.empty());
        if (throttle.enter(attempt).isPresent()) {
            return Optional.of("login.wait");
        }
        if (!users.hasPassword(login, current)) {
            audit.record(login, "second factor failed", login, "the current password was wrong, from " + address);
            return Optional.of("account.password.wrong");
        }
        throttle.succeeded(attempt);
        return Optional.empty();
    }
}
