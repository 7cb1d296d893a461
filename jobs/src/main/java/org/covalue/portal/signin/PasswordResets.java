package org.covalue.portal.signin;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Secrets;
import org.covalue.portal.access.Secrets.Kind;
import org.covalue.portal.access.Users;
import org.covalue.settings.PortalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgotten passwords, where mail and the portal's own address are configured: a link goes by mail, is good once and
 * for an hour, and leads to that address, never to one that a request has named. Whether an address is known is told
 * neither by the answer nor by its time.
 */
@Component
class PasswordResets {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int MOST_AN_HOUR = 3;
    private static final int MOST_WAITING = 100;

    private final JdbcTemplate jdbc;
    private final Users users;
    private final Audit audit;
    private final MessageSource messages;
    private final Optional<URI> base;
    private final Optional<JavaMailSender> mail;
    private final String from;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "password-mail"),
            new ThreadPoolExecutor.DiscardPolicy());

    PasswordResets(
            DataSource dataSource,
            Users users,
            Audit audit,
            MessageSource messages,
            PortalSettings settings,
            ObjectProvider<JavaMailSender> mail,
            @Value("${covalue.alarm.mail-from}") String from) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.users = users;
        this.audit = audit;
        this.messages = messages;
        this.base = settings.base();
        this.mail = Optional.ofNullable(mail.getIfAvailable());
        this.from = from;
    }

    private record Asking(String login, String email, String language) {}

    boolean isPossible() {
        return base.isPresent() && mail.isPresent();
    }

    /** Sends a link to who has this address, later. */
    void ask(String email, String address) {
        if (isPossible()) {
            worker.execute(() -> {
                try {
                    who(email).ifPresent(asking -> send(asking, address));
                } catch (RuntimeException e) {
                    LOG.error("a link for a forgotten password could not be sent", e);
                }
            });
        }
    }

    private Optional<Asking> who(String email) {
        return jdbc
                .query(
                        """
                        select login, email, language from covalue.portal_user u
                        where lower(email) = lower(?) and is_enabled
                        and password_hash is not null
                        and (select count(*) from covalue.password_reset r
                        where r.login = u.login and r.expires_at > ?) < ?
                        """,
                        (row, i) -> new Asking(row.getString(1), row.getString(2), row.getString(3)),
                        email,
                        Timestamp.from(Instant.now()),
                        MOST_AN_HOUR)
                .stream()
                .findFirst();
    }

    private void send(Asking asking, String address) throws MailException {
        String token = Secrets.random(Kind.URL, 32);
        jdbc.update("delete from covalue.password_reset where expires_at < ?", Timestamp.from(Instant.now()));
        int kept = jdbc.update(
                """
                insert into covalue.password_reset (token_sha256, login, expires_at)
                select cast(? as text), login, cast(? as timestamptz)
                from covalue.portal_user where login = ? and email = ?
                and is_enabled for share
                """,
                Secrets.sha256(token),
                Timestamp.from(Instant.now().plus(GOOD_FOR)),
                asking.login(),
                asking.email());
        if (kept == 0) {
            return; // disabled, erased or with another address since it was looked up
        }
        audit.record(asking.login(), "ask for new password", asking.login(), "from " + address);
        Locale language = new Locale(asking.language());
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(asking.email());
        message.setSubject(messages.getMessage("reset.mail.subject", null, language));
        message.setText(messages.getMessage(
                "reset.mail.text",
                new Object[] {asking.login(), base.orElseThrow() + "/login/reset?token=" + token},
                language));
        mail.orElseThrow().send(message);
    }

    /** Whose link it is, empty where it is used, too old or none. */
    Optional<String> loginOf(String token) {
        return jdbc.queryForList("""
                        select r.login from covalue.password_reset r
                        inner join covalue.portal_user u on u.login = r.login
                        and u.is_enabled where r.token_sha256 = ?
                        and r.used_at is null and r.expires_at > ?
                        """, String.class, Secrets.sha256(token), Timestamp.from(Instant.now())).stream()
                .findFirst();
    }

    /**
     * Sets the password, ends all sessions, and makes this link and all others of the user void. @return false where
     * the link is not good
     */
    @Transactional
    boolean choose(String token, String password, String address) {
        jdbc.queryForList("""
                select login from covalue.portal_user
                where login in (select login from covalue.password_reset where token_sha256 = ?) for update
                """, String.class, Secrets.sha256(token));
        List<String> login = jdbc.queryForList(
                """
                update covalue.password_reset set used_at = ?
                where token_sha256 = ? and used_at is null
                and expires_at > ?
                and login in (select login from covalue.portal_user where is_enabled)
                returning login
                """, String.class, Timestamp.from(Instant.now()), Secrets.sha256(token), Timestamp.from(Instant.now()));
        login.forEach(one -> {
            users.changePassword(one, password);
            audit.record(one, "choose new password", one, "by mail, from " + address);
        });
        return !login.isEmpty();
    }

    @PreDestroy
    void stop() {
        worker.shutdown();
    }
}
