package org.covalue.portal.web;

import org.covalue.estimation.data.Message;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a page could not be shown for. */
@ControllerAdvice
class PageProblemAdvice {

    /** A form that should have brought a file and is none. */
    @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
    ModelAndView withoutFile(Exception failure) {
        if (failure instanceof MaxUploadSizeExceededException tooLarge) {
            throw tooLarge;
        }
        return show(new PageProblem(HttpStatus.BAD_REQUEST, "problem.400"));
    }

    @ExceptionHandler
    ModelAndView wrong(WrongRequest wrong) {
        return page(wrong);
    }

    @ExceptionHandler
    ModelAndView missing(MissingServletRequestParameterException missing) {
        return page(WrongRequest.missing(missing.getParameterName()));
    }

    /** In an address it names nothing; in a form it is a field that holds something else. */
    @ExceptionHandler
    ModelAndView wrong(MethodArgumentTypeMismatchException wrong) {
        if (wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return show(PageProblem.notFound());
        }
        return page(WrongRequest.form(
                wrong.getName(), String.valueOf(wrong.getValue()), Expected.of(wrong.getParameter())));
    }

    static ModelAndView page(WrongRequest wrong) {
        ModelAndView page = new ModelAndView("problem", HttpStatus.BAD_REQUEST);
        page.addObject("words", wrong.kind().words());
        page.addObject(
                "arguments",
                wrong.arguments().stream()
                        .map(one -> one instanceof Message said ? ReaderWords.said(said) : one)
                        .toArray());
        return page;
    }

    @ExceptionHandler(PageProblem.class)
    ModelAndView show(PageProblem problem) {
        ModelAndView page = new ModelAndView("problem", problem.status());
        page.addObject("words", problem.words());
        return page;
    }
}
