package org.covalue.portal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown where no controller answered: a page, whatever kind was asked for; to programs problem+json (RFC 9457).
 */
@Controller
public class ErrorPages implements ErrorController {

    /** Whether a body that is too large could have held a file. */
    public static final String MAY_HOLD_FILE = ErrorPages.class.getName() + ".file";

    private static final Map<HttpStatus, String> OF_API = Map.of(
            HttpStatus.BAD_REQUEST,
            "The request cannot be read.",
            HttpStatus.NOT_FOUND,
            "There is nothing at this address; /api/openapi says what there is.",
            HttpStatus.METHOD_NOT_ALLOWED,
            "The HTTP API is read by GET.",
            HttpStatus.CONTENT_TOO_LARGE,
            "The request is too large.",
            HttpStatus.REQUEST_TIMEOUT,
            "The request came too slowly.");

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        if (asked(request).startsWith("/api/")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, request));
        }
        if (request.getAttribute(WrongRequest.class.getName()) instanceof WrongRequest wrong) {
            return PageProblemAdvice.page(wrong);
        }
        ModelAndView page = new ModelAndView("problem", status);
        boolean isNoFile =
                status == HttpStatus.CONTENT_TOO_LARGE && Boolean.FALSE.equals(request.getAttribute(MAY_HOLD_FILE));
        page.addObject("words", isNoFile ? "problem.413.form" : PageProblem.words(status));
        return page;
    }

    /** It is about what was asked, not about the page that says so. */
    private static ProblemDetail problem(HttpStatus status, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(status, request));
        try {
            problem.setInstance(URI.create(asked(request)));
        } catch (IllegalArgumentException notAnAddress) {
            problem.setInstance(URI.create("/api/"));
        }
        return problem;
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        if (request.getAttribute(WrongRequest.class.getName()) instanceof WrongRequest wrong) {
            return wrong.getMessage();
        }
        return OF_API.getOrDefault(
                status,
                PageProblem.words(status).equals("error.title") && status.is5xxServerError()
                        ? "Something went wrong; it was noted in the log."
                        : status.getReasonPhrase());
    }

    private static String asked(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (uri == null ? request.getRequestURI() : uri.toString())
                .substring(request.getContextPath().length());
    }
}
