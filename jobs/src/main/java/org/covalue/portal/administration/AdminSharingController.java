package org.covalue.portal.administration;

import java.security.Principal;
import java.time.Instant;
import javax.sql.DataSource;
import org.covalue.inputs.SharingRule;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Choices;
import org.covalue.portal.web.PageProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of rows that an organisation sends in about members that are another's too. Every change is audited. */
@Controller
class AdminSharingController {

    private final DataSource dataSource;
    private final Choices choices;
    private final Audit audit;

    AdminSharingController(DataSource dataSource, Choices choices, Audit audit) {
        this.dataSource = dataSource;
        this.choices = choices;
        this.audit = audit;
    }

    @PostMapping("/admin/organisations/sharing")
    String set(
            Principal viewer, @RequestParam String organisation, @RequestParam String rule, RedirectAttributes said) {
        SharingRule chosen =
                SharingRule.of(rule).orElseThrow(() -> new PageProblem(HttpStatus.BAD_REQUEST, "problem.400"));
        if (choices.organisations().stream().noneMatch(one -> one.id().equals(organisation))) {
            throw PageProblem.notFound();
        }
        chosen.set(dataSource, organisation, Instant.now());
        audit.record(viewer.getName(), "set sharing rule", organisation, chosen.code());
        said.addFlashAttribute("done", "admin.sharing.done");
        return "redirect:/admin/organisations";
    }
}
