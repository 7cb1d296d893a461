package org.covalue.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.platform.HomeFolders;
import org.covalue.platform.PrivateFile;
import org.covalue.platform.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The logins with which the portal comes to the database: one that reads what viewers may see, one that keeps accounts.
 * Neither owns a table, is a superuser, or can become one, so that a statement smuggled into a page finds nothing
 * behind {@code reset role}.
 *
 * @param viewer a member of {@link RowSecurity#READER} and of nothing else
 * @param keeper a member of {@link RowSecurity#KEEPER} and of nothing else
 */
public record PortalLogins(Login viewer, Login keeper) {

    private static final int VIEWERS_AT_ONCE = 20;
    private static final int KEEPERS_AT_ONCE = 8;
    private static final long WAIT_MILLIS = 60_000;
    private static final int SHORTEST_SECRET = 24;

    /** @param password of letters, digits, - and _ */
    public record Login(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Those of the embedded server of a home; the password is made with the first start and kept beside that of the
     * server.
     */
    public static PortalLogins of(Path home) {
        Path file = new HomeFolders(home, Optional.empty()).postgres().resolve("portal-password");
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, secret());
            }
            String password = Files.readString(file).strip();
            return new PortalLogins(new Login("covalue_viewer", password), new Login("covalue_portal", password));
        } catch (IOException e) {
            throw new Problem(
                    "The password of the portal's database login cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }

    private static String secret() {
        byte[] secret = new byte[SHORTEST_SECRET];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Makes the logins, or takes back whatever else they have come to be. Wants a login that may. */
    public void create(DataSource owner) {
        JdbcTemplate jdbc = new JdbcTemplate(owner);
        create(jdbc, viewer, RowSecurity.READER);
        create(jdbc, keeper, RowSecurity.KEEPER);
        jdbc.execute("alter role " + viewer.name() + " set default_transaction_read_only = on");
        // Anybody may make large objects and temporary tables, unless told otherwise, and fill the disk with them.
        jdbc.execute(
                "revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public");
        jdbc.execute("revoke temporary on database "
                + jdbc.queryForObject("select quote_ident(current_database())", String.class) + " from public");
    }

    private static void create(JdbcTemplate jdbc, Login login, String role) {
        if (!login.name().matches("[a-z_0-9]+") || !login.password().matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("not a plain name and secret: " + login);
        }
        jdbc.execute("do $$ begin create role " + login.name()
                + " login; exception when duplicate_object or unique_violation then null; end $$");
        jdbc.execute("alter role " + login.name()
                + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit password '"
                + login.password() + "'");
        jdbc.queryForList("""
                        select quote_ident(r.rolname) from pg_auth_members m
                        inner join pg_roles r on r.oid = m.roleid
                        where m.member = (select oid from pg_roles where rolname = ?)
                        and r.rolname <> ?
                        """, String.class, login.name(), role)
                .forEach(other -> jdbc.execute("revoke " + other + " from " + login.name()));
        jdbc.execute("grant " + role + " to " + login.name());
    }

    /**
     * Lets logins that an administrator of the database has made into their roles, where they are not in yet.
     *
     * @throws Problem if one may do more than it should, or may not be let in
     */
    public void admit(DataSource owner) {
        JdbcTemplate jdbc = new JdbcTemplate(owner);
        admit(jdbc, viewer, RowSecurity.READER);
        admit(jdbc, keeper, RowSecurity.KEEPER);
    }

    private static void admit(JdbcTemplate jdbc, Login login, String role) {
        PortalRights.excess(jdbc, login.name(), role).ifPresent(excess -> {
            throw new Problem("The portal's database login " + login.name() + " " + excess
                    + ".\nName one that is nothing but a login: "
                    + "covalue.logins in covalue.yml; ./covalue doctor says how to make it.");
        });
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select pg_has_role(?, ?, 'member')", Boolean.class, login.name(), role))) {
            try {
                jdbc.execute("grant " + role + " to \"" + login.name().replace("\"", "\"\"") + "\"");
            } catch (DataAccessException notAllowed) {
                throw new Problem(
                        "The portal's database login " + login.name() + " is no member of " + role
                                + ".\nLet an administrator of the database run: grant " + role + " to " + login.name()
                                + ";",
                        notAllowed);
            }
        }
    }

    /** @param owner of the tables, by whose address the others connect */
    public PortalConnections connect(HikariDataSource owner) {
        HikariDataSource keepers = pool(owner, keeper, KEEPERS_AT_ONCE);
        try {
            return new PortalConnections(owner, keepers, pool(owner, viewer, VIEWERS_AT_ONCE), List.of(keepers));
        } catch (RuntimeException e) {
            keepers.close();
            throw e;
        }
    }

    private static HikariDataSource pool(HikariDataSource owner, Login login, int most) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(withoutLogin(owner.getJdbcUrl()));
        config.setUsername(login.name());
        config.setPassword(login.password());
        config.setDataSourceProperties(owner.getDataSourceProperties());
        config.setConnectionInitSql(owner.getConnectionInitSql());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new Problem(
                    "The portal cannot sign in to the database as " + login.name() + ": "
                            + Optional.ofNullable(e.getCause()).orElse(e).getMessage()
                            + "\nCheck covalue.logins in covalue.yml.",
                    e);
        }
    }

    private static String withoutLogin(String url) {
        return url.replaceAll("([?&])(?:user|password)=[^&]*", "$1")
                .replaceAll("&{2,}", "&")
                .replace("?&", "?")
                .replaceAll("[?&]$", "");
    }
}
