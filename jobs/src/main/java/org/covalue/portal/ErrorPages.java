package org.covalue.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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

/** What is shown where no controller answered: a page, whatever kind was asked for; to programs problem+json (RFC 9457). */
@Controller
class ErrorPages implements ErrorController {

    private static final Map<HttpStatus, String> OF_API = Map.of(HttpStatus.BAD_REQUEST, "The request cannot be read.",
            HttpStatus.NOT_FOUND, "There is nothing at this address; /api/openapi says what there is.",
            HttpStatus.METHOD_NOT_ALLOWED, "The HTTP API is read by GET.",
            HttpStatus.CONTENT_TOO_LARGE, "The request is too large.", HttpStatus.REQUEST_TIMEOUT, "The request came too slowly.");

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)).map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        if (asked(request).startsWith("/api/")) {
            return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(status, detail(status, request)));
        }
        if (request.getAttribute(WrongRequest.class.getName()) instanceof WrongRequest wrong) {
            return PageProblemAdvice.page(wrong);
        }
        ModelAndView page = new ModelAndView("problem", status);
        page.addObject("words", PageProblem.words(status));
        return page;
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        if (request.getAttribute(WrongRequest.class.getName()) instanceof WrongRequest wrong) {
            return wrong.getMessage();
        }
        return OF_API.getOrDefault(status, status.is5xxServerError() ? "Something went wrong; it was noted in the log." : status.getReasonPhrase());
    }

    private static String asked(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (uri == null ? request.getRequestURI() : uri.toString()).substring(request.getContextPath().length());
    }
}
