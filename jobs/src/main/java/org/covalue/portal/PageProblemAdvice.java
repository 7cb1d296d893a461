package org.covalue.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    String lastAdministrator(Accounts.LastAdministrator refused, RedirectAttributes said) {
        said.addFlashAttribute("refused", "admin.lastAdministrator");
        return "redirect:/admin";
    }

    @ExceptionHandler(PageProblem.class)
    ModelAndView show(PageProblem problem) {
        ModelAndView page = new ModelAndView("problem", problem.status());
        page.addObject("words", problem.words());
        return page;
    }
}
