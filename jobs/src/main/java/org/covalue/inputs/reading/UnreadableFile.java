package org.covalue.inputs.reading;

import java.io.IOException;
import org.covalue.estimation.data.Message;

/** A file that is damaged or made to harm. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final String readings;

    public UnreadableFile(Message reason) {
        this(reason, "");
    }

    /** @param readings the ways in which something of it can be read */
    UnreadableFile(Message reason, String readings) {
        super(reason.in("en"));
        this.reason = reason;
        this.readings = readings;
    }

    public UnreadableFile(Message reason, Throwable cause) {
        super(reason.in("en"), cause);
        this.reason = reason;
        this.readings = "";
    }

    /** Without the name of the file; says what to do. */
    public Message reason() {
        return reason;
    }

    /** For the sender's eyes; empty where there is nothing to choose between. */
    public String readings() {
        return readings;
    }
}
