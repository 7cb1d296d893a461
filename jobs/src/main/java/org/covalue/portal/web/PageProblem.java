package org.covalue.portal.web;

import org.springframework.http.HttpStatus;

/** A page cannot be shown, for a reason that its reader is told. */
public final class PageProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String words;

    /** @param words the key of what the reader is told */
    public PageProblem(HttpStatus status, String words) {
        super(status + " " + words);
        this.status = status;
        this.words = words;
    }

    /** There is no such thing, or it is not the viewer's: the two are told apart to nobody. */
    public static PageProblem notFound() {
        return new PageProblem(HttpStatus.NOT_FOUND, "problem.404");
    }

    /** The key of what a reader is told of a status. */
    static String words(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    CONTENT_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    SERVICE_UNAVAILABLE -> "problem." + status.value();
            case FORBIDDEN -> "error.403";
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> "problem.400";
            default -> "error.title";
        };
    }

    HttpStatus status() {
        return status;
    }

    String words() {
        return words;
    }
}
