package org.covalue.estimation.data;

/**
 * The data cannot carry the estimate. The reason is the plain sentence that a reader gets in its place; whoever asked
 * for the estimate turns it into an estimate of state {@code not_estimable}.
 */
public class NotEstimable extends RuntimeException {

    private final transient Message reason;

    public NotEstimable(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** @param namesAndValues as {@link Message#of} takes them */
    public static NotEstimable because(String code, Object... namesAndValues) {
        return new NotEstimable(Message.of(code, namesAndValues));
    }

    public Message reason() {
        return reason;
    }
}
