package org.covalue.estimation.data;

/** A design asks for what does not exist or cannot be asked. */
public class DesignProblem extends EstimationProblem {

    private static final long serialVersionUID = 1L;

    public DesignProblem(String message) {
        super(message);
    }
}
