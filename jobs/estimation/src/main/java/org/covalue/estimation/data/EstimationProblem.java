package org.covalue.estimation.data;

import java.util.Objects;

/**
 * A panel, a design or a folder that cannot be used. The message stands alone: where, what was found, what was
 * expected, what to do.
 */
public class EstimationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EstimationProblem(String message) {
        super(message);
    }

    public EstimationProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null: there is always something to tell. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
