package org.covalue.inputs.reading;

import java.io.IOException;

/** A file that is damaged or made to harm. The message, without the name of the file, says what to do. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableFile(String reason) {
        super(reason);
        this.reason = reason;
    }

    public UnreadableFile(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The message, which there always is. */
    public String reason() {
        return reason;
    }
}
