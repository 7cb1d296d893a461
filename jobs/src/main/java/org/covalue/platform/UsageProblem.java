package org.covalue.platform;

import org.covalue.estimation.data.Message;

/** Something asked for that does not exist or cannot be asked: wrong usage, exit code 2. */
public class UsageProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    public UsageProblem(String message) {
        this(Message.asItIs(message));
    }

    public UsageProblem(Message why) {
        super(why.in("en"));
        this.why = why;
    }

    /** The same for a reader of any language. */
    public Message why() {
        return why;
    }
}
