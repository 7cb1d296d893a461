package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.FirstAdministrator;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What may be chosen as a password, and how it is stored. */
class PasswordsTest {

    private final TestPortal portal = TestPortal.get();

    @Test
    void whatIsGuessedFirstIsRefused() {
        for (String common : List.of(
                "qwertyuiop123",
                "1qaz2wsx3edc",
                "123456789012",
                "Password2024!",
                "passwordpassword",
                "aaaaaaaaaaaaaa",
                "abababababab",
                "MANCHESTERUNITED",
                "ññññññññññññ",
                "abcabcabcabcab")) {
            assertThat(Passwords.fault(common)).as(common).contains("account.password.common");
        }
        for (String own : List.of(
                "a long enough password",
                "chosen by myself",
                "correct horse battery staple",
                "contraseña de la casa",
                "Tr0ub4dor&3 and more")) {
            assertThat(Passwords.fault(own)).as(own).isEmpty();
        }
        assertThat(Passwords.fault("ñandú ñandú")).contains("account.password.short");
    }

    @Test
    void everyOneTimePasswordMayBeChosen() {
        for (int i = 0; i < 1000; i++) {
            assertThat(Passwords.fault(FirstAdministrator.oneTimePassword())).isEmpty();
        }
    }

    @Test
    void aPasswordLongerThanBcryptTakesIsTakenWhole() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        String sentence = "one sentence of eighty characters and more, with ñ and 字, that nobody else can know";
        visitor.post("/account/password", "current", TestPortal.PASSWORD, "password", sentence, "repeated", sentence);
        assertThat(visitor.get("/account").body()).contains("The password is changed");
        assertThat(location(portal.visitor(), login, sentence)).doesNotContain("error");
        assertThat(location(portal.visitor(), login, sentence + ".")).endsWith("/login?error");
        assertThat(location(portal.visitor(), login, sentence.substring(0, 72))).endsWith("/login?error");
    }

    /** In the product; other tests have their passwords hashed in fewer. */
    @Test
    void aPasswordIsHashedInAThousandRoundsAndMore() {
        assertThat(SecurityConfiguration.passwordEncoder().encode("a long enough password"))
                .matches("\\{bcrypt-sha256}\\$2a\\$1[0-9]\\$.{53}");
    }

    @Test
    void aCommonPasswordIsRefusedOnThePage() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        visitor.post(
                "/account/password",
                "current",
                TestPortal.PASSWORD,
                "password",
                "Password2024!",
                "repeated",
                "Password2024!");
        assertThat(visitor.get("/account").body()).contains("among those that are guessed first");
        assertThat(visitor.get("/account?lang=es").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasStoredBeforeStaysValidAndIsStoredAnewAtTheNextSignIn() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        JdbcTemplate owner = SampleNight.get().database().jdbc();
        owner.update(
                "update covalue.portal_user set password_hash = ? where login = ?",
                "{bcrypt}" + new BCryptPasswordEncoder().encode("stored some years ago"),
                login);
        assertThat(location(portal.visitor(), login, "stored some years later")).endsWith("/login?error");
        TestPortal.Visitor visitor = portal.visitor();
        assertThat(location(visitor, login, "stored some years ago")).doesNotContain("error");
        assertThat(visitor.get("/account").statusCode())
                .as("the session goes on")
                .isEqualTo(200);
        String stored = owner.queryForObject(
                "select password_hash from covalue.portal_user where login = ?", String.class, login);
        assertThat(stored).startsWith("{bcrypt-sha256}");
        assertThat(portal.part(PasswordEncoder.class).matches("stored some years ago", stored))
                .isTrue();
    }

    private static String location(TestPortal.Visitor visitor, String login, String password) {
        return visitor.signIn(login, password).headers().firstValue("Location").orElse("");
    }
}
