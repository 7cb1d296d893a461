package org.covalue.database;

import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.platform.Problem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a database must be and allow before anything is written into it. The commands that write ask at their start, and
 * {@code doctor} says the same of the same.
 */
public enum Requirement {
    ENCODING {
        @Override
        public Optional<Lack> lack(JdbcTemplate jdbc) {
            String found = Scalar.of(jdbc, "show server_encoding", String.class);
            return found.equals("UTF8")
                    ? Optional.empty()
                    : Optional.of(new Lack(
                            "the database must be UTF8, and is " + found,
                            "create a database anew: create database NAME encoding 'UTF8' template template0"));
        }
    },
    RIGHTS {
        @Override
        public Optional<Lack> lack(JdbcTemplate jdbc) {
            boolean mayCreate = Boolean.TRUE.equals(jdbc.queryForObject("""
                    select has_database_privilege(current_database(), 'create')
                    and has_database_privilege(current_database(), 'temporary')
                    """, Boolean.class));
            return mayCreate
                    ? Optional.empty()
                    : Optional.of(jdbc.queryForObject(
                            "select quote_ident(current_user), quote_ident(current_database())",
                            (row, i) -> new Lack(
                                    "the login " + row.getString(1) + " may not create schemas and temporary tables",
                                    "as the owner: grant create, temporary " + "on database " + row.getString(2)
                                            + " to " + row.getString(1))));
        }
    };

    /** @param remedy what to do, without a full stop */
    public record Lack(String found, String remedy) {}

    /** Empty where the database is as it must be. */
    public abstract Optional<Lack> lack(JdbcTemplate jdbc);

    /** @throws Problem if one of them is not met */
    static void demand(JdbcTemplate jdbc, Requirement... requirements) {
        Stream.of(requirements)
                .flatMap(one -> one.lack(jdbc).stream())
                .findFirst()
                .ifPresent(lack -> {
                    throw new Problem("Nothing was written: " + lack.found() + ".\nWhat to do: " + lack.remedy()
                            + ". ./covalue doctor looks again.");
                });
    }
}
