package org.covalue.portal.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.settings.AccountSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in, and with which grants. */
@Component
public class Users implements UserDetailsService, UserDetailsPasswordService {

    /**
     * Of the user u, with the roles that demand a second factor as parameter. Who signs in by a provider only has that
     * one's.
     */
    static final String LACKS_FACTOR =
            "(u.password_hash is not null and exists (select 1 from covalue.role_grant g where g.login = u.login "
                    + "and g.role = any (?)) and not exists (select 1 from covalue.second_factor f where f.login = "
                    + "u.login and f.confirmed_at is not null))";

    private final JdbcTemplate jdbc;
    private final PasswordEncoder passwords;
    private final String[] rolesWithFactor;

    Users(DataSource dataSource, PasswordEncoder passwords, AccountSettings settings) {
        this.rolesWithFactor = settings.secondFactorFor().stream()
                .map(Role::ofCode)
                .map(Role::code)
                .toArray(String[]::new);
        this.jdbc = new JdbcTemplate(dataSource);
        this.passwords = passwords;
    }

    /** @param mustChangePassword the password was given by somebody else and is good for one sign-in only */
    public record Account(String login, String name, boolean mustChangePassword, boolean isEnabled, String language) {}

    /** @param organisation, funder, edition empty where the grant is for all */
    public record Grant(Role role, Optional<String> organisation, Optional<String> funder, Optional<Long> edition) {

        public static Grant of(Role role) {
            return new Grant(role, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        // Disabled users are unknown ones here: both take the same time and get the same answer.
        return jdbc
                .query(
                        """
                        select login, password_hash from covalue.portal_user
                        where login = ? and is_enabled and password_hash is not null
                        """,
                        (row, i) -> User.withUsername(row.getString(1))
                                .password(row.getString(2))
                                .authorities(authorities(login))
                                .build(),
                        login)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    public List<SimpleGrantedAuthority> authorities(String login) {
        return grants(login).stream()
                .map(grant -> new SimpleGrantedAuthority("ROLE_" + grant.role()))
                .distinct()
                .toList();
    }

    public List<Grant> grants(String login) {
        return jdbc.query(
                """
                select role, organisation_id, funder_id, edition_id
                from covalue.role_grant where login = ?
                order by role, organisation_id, funder_id
                """,
                (row, i) -> new Grant(
                        Role.ofCode(row.getString(1)),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable((Long) row.getObject(4))),
                login);
    }

    public Optional<Account> find(String login) {
        return jdbc
                .query(
                        """
                        select login, display_name, must_change_password, is_enabled, language
                        from covalue.portal_user where login = ?
                        """,
                        (row, i) -> new Account(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getString(5)),
                        login)
                .stream()
                .findFirst();
    }

    /** Whether a user gets mails about what is expected of the organisations he manages. */
    public boolean wantsReminders(String login) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select wants_reminders from covalue.portal_user where login = ?", Boolean.class, login));
    }

    public void setReminders(String login, boolean wanted) {
        jdbc.update("update covalue.portal_user set wants_reminders = ? where login = ?", wanted, login);
    }

    /** For {@link #LACKS_FACTOR}. */
    Object rolesWithFactor() {
        return rolesWithFactor;
    }

    boolean isEmpty() {
        return Boolean.FALSE.equals(
                jdbc.queryForObject("select exists (select 1 from covalue.portal_user)", Boolean.class));
    }

    @Transactional
    public void add(
            String login, String name, String password, boolean mustChange, String language, List<Grant> grants) {
        jdbc.update("""
                insert into covalue.portal_user (login, display_name, password_hash, must_change_password,
                language, created_at) values (?, ?, ?, ?, ?, ?)
                """, login, name, passwords.encode(password), mustChange, language, Timestamp.from(Instant.now()));
        grants.forEach(grant -> grant(login, grant));
    }

    public void grant(String login, Grant grant) {
        jdbc.update(
                """
                insert into covalue.role_grant (login, role, organisation_id, funder_id, edition_id)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                login,
                grant.role().code(),
                grant.organisation().orElse(null),
                grant.funder().orElse(null),
                grant.edition().orElse(null));
    }

    public boolean hasPassword(String login, String password) {
        return jdbc
                .queryForList(
                        "select password_hash from covalue.portal_user where login = ? and password_hash is not null",
                        String.class,
                        login)
                .stream()
                .anyMatch(hash -> passwords.matches(password, hash));
    }

    /** What is stored of the password; empty where the user has none. */
    public Optional<String> storedPassword(String login) {
        return jdbc.queryForList("""
                        select password_hash from covalue.portal_user
                        where login = ? and is_enabled and password_hash is not null
                        """, String.class, login).stream().findFirst();
    }

    /** The same password, stored as passwords are now; sessions go on. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String stored) {
        jdbc.update("update covalue.portal_user set password_hash = ? where login = ?", stored, user.getUsername());
        return User.withUserDetails(user).password(stored).build();
    }

    @Transactional
    public void changePassword(String login, String password) {
        setPassword(login, password, false);
    }

    /** Sessions that began before end, links by mail are void. @param mustChange it was set by somebody else */
    @Transactional
    public void setPassword(String login, String password, boolean mustChange) {
        jdbc.update("""
                update covalue.portal_user
                set password_hash = ?, must_change_password = ?, sessions_valid_from = ?
                where login = ?
                """, passwords.encode(password), mustChange, Timestamp.from(Instant.now()), login);
        voidLinks(login);
    }

    /**
     * Links by which a forgotten password could still be chosen. After the user's own row: so everybody locks in the
     * same order.
     */
    void voidLinks(String login) {
        jdbc.update(
                "update covalue.password_reset set used_at = ? where login = ? and used_at is null",
                Timestamp.from(Instant.now()),
                login);
    }

    /**
     * @param sessionsValidFrom sessions that began earlier have ended
     * @param lacksFactor a role demands a second factor, and there is none
     */
    public record Standing(Instant sessionsValidFrom, boolean mustChangePassword, boolean lacksFactor) {}

    /** What a session is asked on every request; empty where the user is disabled or gone. */
    public Optional<Standing> standing(String login) {
        return jdbc
                .query(
                        "select u.sessions_valid_from, u.must_change_password, " + LACKS_FACTOR
                                + " from covalue.portal_user u where u.login = ? and u.is_enabled",
                        (row, i) -> new Standing(row.getTimestamp(1).toInstant(), row.getBoolean(2), row.getBoolean(3)),
                        rolesWithFactor(),
                        login)
                .stream()
                .findFirst();
    }

    /** @param subject issuer and subject of an identity provider */
    public Optional<String> loginOfSubject(String subject) {
        return jdbc
                .queryForList(
                        "select login from covalue.portal_user where subject = ? and is_enabled", String.class, subject)
                .stream()
                .findFirst();
    }

    /** Binds the subject to the user with this address, once. */
    public Optional<String> bind(String email, String subject) {
        return jdbc.queryForList("""
                        update covalue.portal_user set subject = ?
                        where lower(email) = lower(?) and subject is null
                        and is_enabled returning login
                        """, String.class, subject, email).stream().findFirst();
    }
}
