package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.covalue.portal.access.Users;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Browsers in which a user has signed in before: a cookie, signed with what is stored of the user's password, so that a
 * new password forgets them all. It opens nothing. Whoever shows it is only not held back for what others guess.
 */
@Component
class KnownDevices {

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final String ALGORITHM = "HmacSHA256";

    private final Users users;

    KnownDevices(Users users) {
        this.users = users;
    }

    /** @return a name of the browser, empty where the user has not signed in by it */
    Optional<String> of(HttpServletRequest request, String login) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie(login)))
                .map(found -> found.getValue().split("\\."))
                .filter(parts -> parts.length == 3 && isOf(login, parts))
                .map(parts -> parts[0]);
    }

    private boolean isOf(String login, String[] parts) {
        return parts[1].matches("\\d{1,6}")
                && Long.parseLong(parts[1]) >= today()
                && sign(login, parts[0], parts[1])
                        .filter(sign -> MessageDigest.isEqual(
                                sign.getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.US_ASCII)))
                        .isPresent();
    }

    /** The user has shown the password here. */
    void remember(HttpServletRequest request, HttpServletResponse response, String login) {
        String device = of(request, login).orElseGet(() -> UUID.randomUUID().toString());
        String until = Long.toString(today() + REMEMBERED.toDays());
        sign(login, device, until)
                .ifPresent(sign -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(cookie(login), device + "." + until + "." + sign)
                                .path("/")
                                .maxAge(REMEMBERED)
                                .httpOnly(true)
                                .sameSite("Lax")
                                .secure(request.isSecure())
                                .build()
                                .toString()));
    }

    private Optional<String> sign(String login, String device, String until) {
        return users.storedPassword(login).map(stored -> sign(stored, login + "\n" + device + "\n" + until));
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Of each user one: a machine may be used by several. */
    private static String cookie(String login) {
        return "device_"
                + UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }

    private static long today() {
        return LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }
}
