package org.covalue.inputs.reading;

import java.io.IOException;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/** A file that is damaged or made to harm. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final transient Optional<Message> readings;

    public UnreadableFile(Message reason) {
        this(reason, Optional.empty());
    }

    /** @param readings the ways in which something of it can be read */
    UnreadableFile(Message reason, Optional<Message> readings) {
        super(reason.in("en"));
        this.reason = reason;
        this.readings = readings;
    }

    public UnreadableFile(Message reason, Throwable cause) {
        super(reason.in("en"), cause);
        this.reason = reason;
        this.readings = Optional.empty();
    }

    /** Without the name of the file; says what to do. */
    public Message reason() {
        return reason;
    }

    /** For the sender's eyes; empty where there is nothing to choose between. */
    public Optional<Message> readings() {
        return readings;
    }
}
