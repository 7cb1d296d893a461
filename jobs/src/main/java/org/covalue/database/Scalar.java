package org.covalue.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one value of a statement that always has one, such as a count, a setting or a new key. */
public final class Scalar {

    private Scalar() {}

    public static <T> T of(JdbcTemplate jdbc, String sql, Class<T> type, @Nullable Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, type, arguments), () -> "no value: " + sql);
    }
}
