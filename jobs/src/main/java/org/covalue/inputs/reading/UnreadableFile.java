package org.covalue.inputs.reading;

import java.io.IOException;
import org.covalue.estimation.data.Message;

/** A file that is damaged or made to harm. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public UnreadableFile(Message reason) {
        super(reason.in("en"));
        this.reason = reason;
    }

    public UnreadableFile(Message reason, Throwable cause) {
        super(reason.in("en"), cause);
        this.reason = reason;
    }

    /** Without the name of the file; says what to do. */
    public Message reason() {
        return reason;
    }
}
