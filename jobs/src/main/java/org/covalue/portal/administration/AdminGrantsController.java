package org.covalue.portal.administration;

import java.security.Principal;
import java.util.Optional;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Choices;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a user may see: rights are given and taken, on the page of the user. Every change is audited. */
@Controller
@RequestMapping("/admin/users/{login}/grants")
class AdminGrantsController {

    private final Users users;
    private final Accounts accounts;
    private final Choices choices;
    private final Audit audit;

    AdminGrantsController(Users users, Accounts accounts, Choices choices, Audit audit) {
        this.users = users;
        this.accounts = accounts;
        this.choices = choices;
        this.audit = audit;
    }

    @PostMapping
    String grant(
            Principal viewer,
            @PathVariable String login,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String funder,
            @RequestParam Optional<Long> edition,
            RedirectAttributes said) {
        accounts.require(login);
        Users.Grant grant = new Users.Grant(role, given(organisation), given(funder), edition);
        Optional<String> fault = fault(grant);
        if (fault.isEmpty()) {
            users.grant(login, grant);
            audit.record(viewer.getName(), "grant", login, words(grant));
        }
        return AdminController.told(said, login, fault, "admin.grant.given");
    }

    @PostMapping("/{id}/revoke")
    String revoke(Principal viewer, @PathVariable String login, @PathVariable long id, RedirectAttributes said) {
        accounts.require(login);
        accounts.revoke(login, id)
                .ifPresent(taken -> audit.record(viewer.getName(), "revoke grant", login, words(taken.grant())));
        return AdminController.told(said, login, Optional.empty(), "admin.grant.revoked");
    }

    /** A grant that could never show anything is a mistake. */
    private Optional<String> fault(Users.Grant grant) {
        if (grant.role() == Role.MANAGER && grant.organisation().isEmpty()) {
            return Optional.of("admin.grant.organisation");
        }
        if (grant.role() == Role.FUNDER && grant.funder().isEmpty()) {
            return Optional.of("admin.grant.funder");
        }
        boolean isKnown = grant.organisation().stream()
                        .allMatch(id -> choices.organisations().stream()
                                .anyMatch(one -> one.id().equals(id)))
                && grant.funder().stream()
                        .allMatch(id -> choices.funders().stream()
                                .anyMatch(one -> one.id().equals(id)))
                && grant.edition().stream()
                        .allMatch(id -> choices.editions().stream().anyMatch(one -> one.id() == id));
        return isKnown ? Optional.empty() : Optional.of("admin.grant.unknown");
    }

    private static String words(Users.Grant grant) {
        return grant.role().code()
                + grant.organisation().map(id -> ", organisation " + id).orElse("")
                + grant.funder().map(id -> ", funder " + id).orElse("")
                + grant.edition().map(id -> ", edition " + id).orElse("");
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }
}
