package org.covalue.portal.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.portal.web.PageProblem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users as an administrator keeps them. Nobody can shut out the last administrator. */
@Component
public class Accounts {

    private static final String OTHER_ADMINISTRATORS = """
            select count(distinct u.login) from covalue.portal_user u
            inner join covalue.role_grant g on g.login = u.login
            and g.role = 'administrator' where u.is_enabled
            and u.login <> ?
            """;

    private final JdbcTemplate jdbc;
    private final Users users;
    private final Tokens tokens;
    private final Audit audit;

    Accounts(DataSource dataSource, Users users, Tokens tokens, Audit audit) {
        this.audit = audit;
        this.tokens = tokens;
        this.jdbc = new JdbcTemplate(dataSource);
        this.users = users;
    }

    /** Refused because nobody could administer any more. */
    public static final class LastAdministrator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param email empty where nobody signs in by an identity provider
     * @param isBound an identity provider's subject is bound to it
     * @param roles codes, each once
     */
    public record Row(
            String login,
            String name,
            Optional<String> email,
            String language,
            boolean isEnabled,
            boolean mustChangePassword,
            boolean isBound,
            Instant createdAt,
            List<String> roles) {}

    public record Given(long id, Users.Grant grant) {}

    public List<Row> all() {
        return rows("");
    }

    Optional<Row> find(String login) {
        return rows("where u.login = ? ", login).stream().findFirst();
    }

    /** @throws PageProblem if there is none */
    public Row require(String login) {
        return find(login).orElseThrow(PageProblem::notFound);
    }

    private List<Row> rows(String condition, Object... values) {
        return jdbc.query(
                """
                select u.login, u.display_name, u.email, u.language, u.is_enabled, u.must_change_password,
                u.subject is not null, u.created_at, coalesce((select string_agg(distinct g.role, ' ')
                from covalue.role_grant g where g.login = u.login), '')
                from covalue.portal_user u
                """ + condition + "order by not u.is_enabled, u.login",
                (row, i) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getTimestamp(8).toInstant(),
                        Arrays.stream(row.getString(9).split(" "))
                                .filter(role -> !role.isEmpty())
                                .toList()),
                values);
    }

    public List<Given> grants(String login) {
        return jdbc.query(
                """
                select grant_id, role, organisation_id, funder_id, edition_id
                from covalue.role_grant where login = ?
                order by role, organisation_id, funder_id, edition_id
                """,
                (row, i) -> new Given(
                        row.getLong(1),
                        new Users.Grant(
                                Role.ofCode(row.getString(2)),
                                Optional.ofNullable(row.getString(3)),
                                Optional.ofNullable(row.getString(4)),
                                Optional.ofNullable((Long) row.getObject(5)))),
                login);
    }

    /**
     * @param email blank for none. An address that changes no longer binds the identity bound before, nor are links
     *     sent to it good.
     */
    @Transactional
    public void describe(String login, String name, String email, String language) {
        boolean isMoved = jdbc.queryForList("""
                        select lower(coalesce(email, '')) <> lower(?)
                        from covalue.portal_user where login = ? for update
                        """, Boolean.class, email, login).contains(true);
        jdbc.update("""
                update covalue.portal_user
                set display_name = ?, language = ?, email = nullif(?, ''),
                subject = case when lower(coalesce(email, '')) = lower(?) then subject end
                where login = ?
                """, name, language, email, email, login);
        if (isMoved) {
            users.voidLinks(login);
        }
    }

    /** Whether somebody has this login, or one that differs by case only and would be taken for it. */
    public boolean hasLogin(String login) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.portal_user where lower(login) = lower(?))",
                Boolean.class,
                login));
    }

    /** Whether another user has this address. */
    public boolean hasAddress(String email, String exceptLogin) {
        return !email.isEmpty() && Boolean.TRUE.equals(jdbc.queryForObject("""
                        select exists (select 1 from covalue.portal_user where lower(email) = lower(?) and login <> ?)
                        """, Boolean.class, email, exceptLogin));
    }

    /** @return the password, which is good for one sign-in and cannot be had again */
    public String resetPassword(String login) {
        String password = FirstAdministrator.oneTimePassword();
        users.setPassword(login, password, true);
        return password;
    }

    /** Disabling ends sessions and tokens of the user. */
    @Transactional
    public void setEnabled(String login, boolean isEnabled) {
        if (!isEnabled) {
            keepAnAdministratorBeside(login);
        }
        jdbc.update(
                "update covalue.portal_user set is_enabled = ?, sessions_valid_from = ? where login = ?",
                isEnabled,
                Timestamp.from(Instant.now()),
                login);
        // For good: what was open before must not be open again with the user.
        tokens.revokeAll(login);
        jdbc.update("delete from covalue.portal_session where login = ?", login);
        users.voidLinks(login);
    }

    /**
     * What an erasure left. @param pseudonym in the audit in place of the login @param kept entries of before, which
     * keep the login
     */
    public record Erased(String pseudonym, long entries, long kept) {}

    /**
     * Removes the user, and its words from the audit, whose chain holds: the entry that says so comes with it or
     * neither does. @param by whom
     */
    @Transactional
    public Erased erase(String login, String by) {
        keepAnAdministratorBeside(login);
        String pseudonym = "erased-" + Secrets.random(Secrets.Kind.HEX, 4);
        Erased erased = jdbc.queryForObject(
                "select erased, kept from covalue.erase_person(?, ?)",
                (row, i) -> new Erased(pseudonym, row.getLong(1), row.getLong(2)),
                login,
                pseudonym);
        audit.record(
                by,
                "erase user",
                pseudonym,
                erased.entries() + " entries; " + erased.kept() + " older ones keep the login");
        return erased;
    }

    /** @return what was taken, empty where the user has no such grant */
    @Transactional
    public Optional<Given> revoke(String login, long id) {
        List<Given> given = grants(login);
        Optional<Given> taken = given.stream().filter(one -> one.id() == id).findFirst();
        boolean isLastOfItsKind = given.stream()
                        .filter(one -> one.grant().role() == Role.ADMINISTRATOR)
                        .count()
                == 1;
        if (taken.filter(one -> one.grant().role() == Role.ADMINISTRATOR).isPresent() && isLastOfItsKind) {
            keepAnAdministratorBeside(login);
        }
        jdbc.update("delete from covalue.role_grant where login = ? and grant_id = ?", login, id);
        return taken;
    }

    /** Two administrators who disable each other at the same time wait for one another here. */
    private void keepAnAdministratorBeside(String login) {
        jdbc.execute("lock table covalue.portal_user in share row exclusive mode");
        boolean isAdministrator = find(login)
                .filter(one -> one.isEnabled() && one.roles().contains(Role.ADMINISTRATOR.code()))
                .isPresent();
        if (isAdministrator && Scalar.of(jdbc, OTHER_ADMINISTRATORS, Integer.class, login) == 0) {
            throw new LastAdministrator();
        }
    }
}
