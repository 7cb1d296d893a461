package org.covalue.studies.effect;

/**
 * The data cannot carry the estimate. The message is the plain sentence that a reader gets in its place; whoever asked
 * for the estimate turns it into an {@link Effect} of state {@code not_estimable}.
 */
public class NotEstimable extends RuntimeException {

    public NotEstimable(String sentence) {
        super(sentence);
    }
}
