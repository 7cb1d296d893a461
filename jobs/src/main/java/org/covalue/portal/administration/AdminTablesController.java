package org.covalue.portal.administration;

import java.security.Principal;
import java.util.List;
import javax.sql.DataSource;
import org.covalue.audit.AuditAnchors;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Choices;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator looks through: organisations, tokens of everybody, the audit. */
@Controller
@RequestMapping("/admin")
class AdminTablesController {

    private static final int ENTRIES_PER_PAGE = 50;

    private final Choices choices;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Audit audit;
    private final AuditAnchors anchors;
    private final DataSource dataSource;

    AdminTablesController(
            Choices choices,
            Tokens tokens,
            Accounts accounts,
            Audit audit,
            AuditAnchors anchors,
            DataSource dataSource) {
        this.anchors = anchors;
        this.dataSource = dataSource;
        this.choices = choices;
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping("/organisations")
    String organisations(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("section", "organisations");
        model.addAttribute("organisations", Page.of(choices.organisationsWithManagers(), page, Page.USUAL_SIZE));
        return "admin/organisations";
    }

    @GetMapping("/tokens")
    String tokens(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("section", "tokens");
        model.addAttribute("tokens", Page.of(tokens.all(), page, Page.USUAL_SIZE));
        model.addAttribute("now", java.time.Instant.now());
        return "admin/tokens";
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(Principal viewer, @PathVariable long id, RedirectAttributes said) {
        Tokens.Token token = tokens.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (tokens.revoke(token.login(), id)) {
            audit.record(viewer.getName(), "revoke token", token.login(), token.name());
        }
        said.addFlashAttribute("done", "account.token.revoked");
        return "redirect:/admin/tokens";
    }

    /** @param before entries with smaller numbers only */
    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        List<Audit.AuditEntry> entries = audit.page(login, action, before, ENTRIES_PER_PAGE + 1);
        model.addAttribute("section", "audit");
        model.addAttribute("entries", entries.stream().limit(ENTRIES_PER_PAGE).toList());
        model.addAttribute("hasOlder", entries.size() > ENTRIES_PER_PAGE);
        model.addAttribute(
                "logins", accounts.all().stream().map(Accounts.Row::login).toList());
        model.addAttribute("actions", audit.actions());
        model.addAttribute("login", login);
        model.addAttribute("action", action);
        return "admin/audit";
    }

    @PostMapping("/audit/check")
    String check(Principal viewer, RedirectAttributes said) {
        Audit.Check result = audit.check();
        AuditAnchors.Comparison compared = anchors.compare(dataSource);
        String whole = compared.contradictions().isEmpty() ? "whole" : "unbroken";
        audit.record(
                viewer.getName(),
                "check audit",
                "audit",
                result.firstBroken().map(entry -> "broken at " + entry).orElse(whole)
                        + (compared.contradictions().isEmpty()
                                ? ""
                                : "; " + compared.contradictions().size() + " anchors contradict it"));
        said.addFlashAttribute("checked", result);
        said.addFlashAttribute("compared", compared);
        return "redirect:/admin/audit";
    }
}
