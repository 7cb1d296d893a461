package org.covalue.portal;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a page could not be shown for. */
@ControllerAdvice
class PageProblemAdvice {

    @ExceptionHandler(PageProblem.class)
    ModelAndView show(PageProblem problem) {
        ModelAndView page = new ModelAndView("problem", problem.status());
        page.addObject("words", problem.words());
        return page;
    }
}
