package org.covalue.portal.signin;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.covalue.portal.access.Secrets;
import org.covalue.portal.access.Secrets.Kind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who is signed in where. A session whose row is gone has ended, whichever process holds it. */
@Component
class PortalSessions {

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_BROWSER = 300;
    private static final int LONGEST_ADDRESS = 60;

    private final JdbcTemplate jdbc;
    private final Duration unused;

    PortalSessions(DataSource dataSource, @Value("${server.servlet.session.timeout:30m}") Duration unused) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.unused = unused;
    }

    /**
     * @param id the hash by which it is kept, which opens nothing
     * @param awaitsCode the password was right and the code of the second factor has not come
     */
    record Row(String id, Instant beganAt, Instant seenAt, String address, String browser, boolean awaitsCode) {

        /** Browser and system, as far as the browser's own words tell. */
        public String name() {
            return BrowserName.of(browser);
        }
    }

    /** @return what the session is known by from now on */
    String begin(String login, String address, String browser) {
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.update(
                "delete from covalue.portal_session where seen_at < ?",
                Timestamp.from(Instant.now().minus(unused).minus(Duration.ofDays(1))));
        String key = Secrets.random(Kind.URL, 32);
        jdbc.update(
                """
                insert into covalue.portal_session (session_sha256, login, began_at, seen_at, address, browser)
                values (?, ?, ?, ?, ?, ?)
                """,
                Secrets.sha256(key),
                login,
                now,
                now,
                cut(address, LONGEST_ADDRESS),
                cut(browser, LONGEST_BROWSER));
        return key;
    }

    /** Whether it has not been ended; notes that it is in use. */
    boolean isOpen(String key) {
        String id = Secrets.sha256(key);
        Instant now = Instant.now();
        List<Timestamp> seen = jdbc.queryForList(
                "select seen_at from covalue.portal_session where session_sha256 = ?", Timestamp.class, id);
        if (!seen.isEmpty() && seen.get(0).toInstant().plus(SEEN_EVERY).isBefore(now)) {
            jdbc.update(
                    "update covalue.portal_session set seen_at = ? where session_sha256 = ?", Timestamp.from(now), id);
        }
        return !seen.isEmpty();
    }

    /** Those that are open, the one used last first. */
    List<Row> of(String login) {
        return jdbc.query(
                """
                select s.session_sha256, s.began_at, s.seen_at, s.address, s.browser, s.awaits_code
                from covalue.portal_session s
                inner join covalue.portal_user u on u.login = s.login
                and s.began_at >= u.sessions_valid_from where s.login = ?
                and s.seen_at > ? order by s.seen_at desc, s.began_at desc
                """,
                (row, i) -> new Row(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6)),
                login,
                Timestamp.from(Instant.now().minus(unused).minus(SEEN_EVERY)));
    }

    void awaitCode(String key, boolean awaits) {
        jdbc.update(
                "update covalue.portal_session set awaits_code = ? where session_sha256 = ?",
                awaits,
                Secrets.sha256(key));
    }

    boolean end(String login, String id) {
        return jdbc.update("delete from covalue.portal_session where login = ? and session_sha256 = ?", login, id) > 0;
    }

    /** It goes on where all that began before have ended. */
    void renew(String key) {
        jdbc.update(
                "update covalue.portal_session set began_at = ? where session_sha256 = ?",
                Timestamp.from(Instant.now()),
                Secrets.sha256(key));
    }

    int endOthers(String login, String key) {
        return jdbc.update(
                "delete from covalue.portal_session where login = ? and session_sha256 <> ?",
                login,
                Secrets.sha256(key));
    }

    void end(String key) {
        jdbc.update("delete from covalue.portal_session where session_sha256 = ?", Secrets.sha256(key));
    }

    private static String cut(String text, int most) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
