package org.covalue.portal.administration;

import org.covalue.portal.access.Accounts;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says on the page of the users that nobody may shut out the last administrator. */
@ControllerAdvice
class LastAdministratorAdvice {

    @ExceptionHandler
    String lastAdministrator(Accounts.LastAdministrator refused, RedirectAttributes said) {
        said.addFlashAttribute("refused", "admin.lastAdministrator");
        return "redirect:/admin";
    }
}
