package org.covalue.portal.tables;

import jakarta.servlet.http.HttpServletResponse;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the HTTP API says where it cannot answer: problem+json (RFC 9457), without internals. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = ApiController.class)
class ApiFailures extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiFailures.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(ApiController.NotFound e) {
        return said(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(UsageProblem e) {
        return said(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(InvalidMediaTypeException e) {
        return said(HttpStatus.BAD_REQUEST, "The header Accept is none: " + e.getMediaType());
    }

    /** A header that is read late and holds what no header may. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(RequestRejectedException e) {
        return said(HttpStatus.BAD_REQUEST, "A header of the request holds what no header may.");
    }

    /** For example a table that is too long for a workbook, or an edition that is not there yet. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> cannot(Problem e, HttpServletResponse response) {
        forgetFile(response);
        return said(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException e, HttpServletResponse response) {
        LOG.error("The HTTP API failed", e);
        forgetFile(response);
        return said(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong; it was noted in the log.");
    }

    /** Takes back what was said of a file that does not come. */
    private static void forgetFile(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            response.setHeader(HttpHeaders.ETAG, null);
        }
    }

    private static ResponseEntity<ProblemDetail> said(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
