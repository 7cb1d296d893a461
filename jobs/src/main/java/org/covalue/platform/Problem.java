package org.covalue.platform;

import java.util.Objects;

/**
 * Something a user can cause and mend. The message stands alone: where, what was found, what was expected, what to do.
 * Shown without a stack trace.
 */
public class Problem extends RuntimeException {

    public Problem(String message) {
        super(message);
    }

    public Problem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null: there is always something to tell. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
