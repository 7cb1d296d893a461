package org.covalue.portal.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Where nobody may sign in yet, an administrator is made, with a password that is printed once and must be changed. */
@Component
public class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN = "administrator";

    private final Users users;
    private final Audit audit;

    FirstAdministrator(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (users.isEmpty()) {
            String password = oneTimePassword();
            users.add(LOGIN, "Administrator", password, true, "en", List.of(Users.Grant.of(Role.ADMINISTRATOR)));
            audit.record("system", "add user", LOGIN, "first start");
            System.out.printf("First start: sign in as %s with the one-time password %s%n", LOGIN, password);
        }
    }

    public static String oneTimePassword() {
        byte[] secret = new byte[15];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
