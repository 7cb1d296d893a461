package org.covalue.plausibility;

import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps who has said of which value that it is right, and why. The number itself stays as it was delivered. */
public final class Confirmations {

    private final JdbcTemplate jdbc;

    public Confirmations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the value still stood to be confirmed: it may have been corrected meanwhile */
    public boolean confirm(Warning warning, String reason, String by) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select covalue.confirm_warning(?, ?, ?, ?, ?, ?)",
                Boolean.class,
                warning.record(),
                warning.key(),
                warning.column(),
                warning.value(),
                reason,
                by));
    }
}
