package org.covalue.reports.model;

import org.covalue.platform.Problem;

/** A report cannot be made; the message is for the person who asked for it. */
public class ReportException extends Problem {

    private static final long serialVersionUID = 1L;

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
