package org.covalue.portal.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.codec.binary.Base32;
import org.covalue.database.Scalar;
import org.covalue.portal.access.Secrets;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor of users who have one: codes of an authenticator, each good once, and recovery codes for the day
 * when it is lost. It is asked for after a password; an identity provider asks for its own.
 */
@Component
public class SecondFactor {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    SecondFactor(DataSource dataSource, Clock nightClock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = nightClock;
    }

    public boolean isOn(String login) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from covalue.second_factor where login = ? and confirmed_at is not null)
                """, Boolean.class, login));
    }

    /** The secret of a factor that is being set up. */
    Optional<String> begun(String login) {
        return jdbc
                .queryForList(
                        "select secret from covalue.second_factor where login = ? and confirmed_at is null",
                        String.class,
                        login)
                .stream()
                .findFirst();
    }

    /** Draws a new secret, unless the factor is on. */
    public void begin(String login) {
        jdbc.update("""
                insert into covalue.second_factor (login, secret, created_at)
                values (?, ?, ?)
                on conflict (login) do update set secret = excluded.secret, created_at = excluded.created_at
                where covalue.second_factor.confirmed_at is null
                """, login, Totp.newSecret(), Timestamp.from(clock.instant()));
    }

    /** What an authenticator reads from the picture. */
    static String address(String login, String secret) {
        return "otpauth://totp/Covalue:"
                + URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + secret
                + "&issuer=Covalue&algorithm=SHA1&digits=6&period=" + Totp.SECONDS;
    }

    /**
     * Switches the factor on where the code is of the secret begun. @return the recovery codes, empty where it is not
     */
    @Transactional
    List<String> confirm(String login, String code) {
        OptionalLong step = begun(login)
                .map(secret -> Totp.stepOf(secret, plain(code), clock.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return List.of();
        }
        jdbc.update(
                "update covalue.second_factor set confirmed_at = ?, last_step = ? where login = ?",
                Timestamp.from(clock.instant()),
                step.getAsLong(),
                login);
        return newRecoveryCodes(login);
    }

    /** In place of those there were. */
    @Transactional
    List<String> newRecoveryCodes(String login) {
        jdbc.update("delete from covalue.recovery_code where login = ?", login);
        List<String> codes = Stream.generate(() -> new Base32()
                        .encodeToString(Secrets.bytes(RECOVERY_BYTES))
                        .toLowerCase(Locale.ROOT))
                .limit(RECOVERY_CODES)
                .map(code -> code.replaceAll("(.{4})(?=.)", "$1-"))
                .toList();
        codes.forEach(code -> jdbc.update(
                "insert into covalue.recovery_code (login, code_sha256) values (?, ?)", login, hash(login, code)));
        return codes;
    }

    /** How a code was taken. */
    enum Accepted {
        CODE,
        RECOVERY_CODE
    }

    /** Whether a code is good; it never is again. */
    Optional<Accepted> accept(String login, String code) {
        if (isNextCode(login, plain(code))) {
            return Optional.of(Accepted.CODE);
        }
        boolean isRecovery = jdbc.update("""
                        update covalue.recovery_code set used_at = ? where login = ?
                        and code_sha256 = ? and used_at is null
                        """, Timestamp.from(clock.instant()), login, hash(login, code)) == 1;
        return isRecovery ? Optional.of(Accepted.RECOVERY_CODE) : Optional.empty();
    }

    /** Two who send the same code at the same time wait for one another at the row: one of them is too late. */
    private boolean isNextCode(String login, String code) {
        Instant now = clock.instant();
        return jdbc
                .queryForList(
                        "select secret from covalue.second_factor where login = ? and confirmed_at is not null",
                        String.class,
                        login)
                .stream()
                .map(secret -> Totp.stepOf(secret, code, now))
                .anyMatch(step -> step.isPresent() && jdbc.update("""
                                        update covalue.second_factor set last_step = ?
                                        where login = ? and last_step < ?
                                        """, step.getAsLong(), login, step.getAsLong()) == 1);
    }

    int recoveryCodesLeft(String login) {
        return Scalar.of(
                jdbc,
                "select count(*) from covalue.recovery_code where login = ? and used_at is null",
                Integer.class,
                login);
    }

    @Transactional
    public void switchOff(String login) {
        jdbc.update("delete from covalue.recovery_code where login = ?", login);
        jdbc.update("delete from covalue.second_factor where login = ?", login);
    }

    private static String hash(String login, String code) {
        return Secrets.sha256(login + ":" + plain(code).toLowerCase(Locale.ROOT));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "");
    }
}
