package org.covalue.portal.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tokens of the HTTP API. A token is shown once, when it is made; only its hash is kept. */
@Component
public class Tokens {

    private static final String PREFIX = "covalue_";

    private final JdbcTemplate jdbc;
    private final Users users;

    Tokens(DataSource dataSource, Users users) {
        this.users = users;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public record Token(
            long id,
            String login,
            String name,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt,
            boolean isRevoked) {}

    /** @return the token itself, which cannot be had again */
    public String issue(String login, String name, Instant expiresAt) {
        String token = PREFIX + Secrets.random(Secrets.Kind.URL, 32);
        jdbc.update("""
                insert into covalue.api_token (login, name, token_sha256, created_at, expires_at)
                values (?, ?, ?, ?, ?)
                """, login, name, hash(token), Timestamp.from(Instant.now()), Timestamp.from(expiresAt));
        return token;
    }

    /**
     * Whose token it is, empty where it is unknown, expired or revoked, or its user has a password to change or a
     * second factor to set up first.
     */
    public Optional<String> loginOf(String token) {
        return jdbc
                .queryForList("""
                update covalue.api_token t set last_used_at = now()
                from covalue.portal_user u
                where u.login = t.login and u.is_enabled and not u.must_change_password and not %s and t.token_sha256 = ? and t.expires_at > now() and t.revoked_at is null
                returning t.login""".formatted(Users.LACKS_FACTOR), String.class, users.rolesWithFactor(), hash(token))
                .stream()
                .findFirst();
    }

    public List<Token> of(String login) {
        return entries("where login = ? order by token_id", login);
    }

    /** Of everybody, those that are good first. */
    public List<Token> all() {
        return entries("order by revoked_at is not null or expires_at < now(), login, token_id");
    }

    public Optional<Token> find(long id) {
        return entries("where token_id = ?", id).stream().findFirst();
    }

    private List<Token> entries(String rest, Object... values) {
        return jdbc.query(
                """
                select token_id, login, name, created_at, expires_at, last_used_at, revoked_at is not null
                from covalue.api_token
                """ + rest,
                (row, i) -> new Token(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant),
                        row.getBoolean(7)),
                values);
    }

    /** @return false where the user has no such token, or it is revoked already */
    public boolean revoke(String login, long id) {
        return jdbc.update("""
                        update covalue.api_token set revoked_at = now()
                        where login = ? and token_id = ? and revoked_at is null
                        """, login, id) > 0;
    }

    /** All of a user, for good: one who is enabled again issues new ones. */
    public int revokeAll(String login) {
        return jdbc.update(
                "update covalue.api_token set revoked_at = now() where login = ? and revoked_at is null", login);
    }

    private static String hash(String token) {
        return Secrets.sha256(token);
    }
}
