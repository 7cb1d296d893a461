package org.covalue.estimation.data;

/** A panel, a design or a folder that cannot be used. The message stands alone: where, what was found, what was expected, what to do. */
public class EstimationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EstimationProblem(String message) {
        super(message);
    }

    public EstimationProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
