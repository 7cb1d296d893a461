package org.covalue.portal;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Users and what each may see. Every change is audited. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private static final String LOGIN = "[A-Za-z0-9][A-Za-z0-9._@+-]{1,79}";

    private final Users users;
    private final Accounts accounts;
    private final Choices choices;
    private final Audit audit;

    AdminController(Users users, Accounts accounts, Choices choices, Audit audit) {
        this.users = users;
        this.accounts = accounts;
        this.choices = choices;
        this.audit = audit;
    }

    /** @param language en or es */
    record Description(String name, String email, String language) {

        Description {
            name = name.strip();
            email = email.strip();
        }

        Optional<String> fault() {
            if (name.isEmpty() || name.length() > 120) {
                return Optional.of("admin.name.wrong");
            }
            if (!email.isEmpty() && !email.matches("[^\\s@]+@[^\\s@]+") || email.length() > 250) {
                return Optional.of("admin.email.wrong");
            }
            return List.of("en", "es").contains(language) ? Optional.empty() : Optional.of("admin.language.wrong");
        }
    }

    @GetMapping
    String users(Model model) {
        model.addAttribute("users", accounts.all());
        return "admin/users";
    }

    @PostMapping("/users")
    String add(Principal viewer, @RequestParam String login, @RequestParam String name, @RequestParam(defaultValue = "") String email,
            @RequestParam String language, RedirectAttributes said) {
        Description about = new Description(name, email, language);
        Optional<String> fault = !login.matches(LOGIN) ? Optional.of("admin.login.wrong")
                : accounts.find(login).isPresent() ? Optional.of("admin.login.taken")
                : about.fault().or(() -> accounts.hasAddress(about.email(), login) ? Optional.of("admin.email.taken") : Optional.empty());
        if (fault.isPresent()) {
            said.addFlashAttribute("refused", fault.get());
            return "redirect:/admin";
        }
        String password = FirstAdministrator.oneTimePassword();
        users.add(login, about.name(), password, true, about.language(), List.of());
        accounts.describe(login, about.name(), about.email(), about.language());
        audit.record(viewer.getName(), "add user", login, about.email());
        said.addFlashAttribute("password", password);
        return to(login);
    }

    @GetMapping("/users/{login}")
    String user(@PathVariable String login, Model model) {
        model.addAttribute("user", known(login));
        model.addAttribute("grants", accounts.grants(login));
        model.addAttribute("roles", Role.values());
        model.addAttribute("organisations", choices.organisations());
        model.addAttribute("funders", choices.funders());
        model.addAttribute("editions", choices.editions());
        return "admin/user";
    }

    @PostMapping("/users/{login}")
    String describe(Principal viewer, @PathVariable String login, @RequestParam String name, @RequestParam(defaultValue = "") String email,
            @RequestParam String language, RedirectAttributes said) {
        known(login);
        Description about = new Description(name, email, language);
        Optional<String> fault = about.fault()
                .or(() -> accounts.hasAddress(about.email(), login) ? Optional.of("admin.email.taken") : Optional.empty());
        if (fault.isEmpty()) {
            accounts.describe(login, about.name(), about.email(), about.language());
            audit.record(viewer.getName(), "change user", login, about.name() + ", " + about.email() + ", " + about.language());
        }
        return told(said, login, fault, "admin.user.changed");
    }

    @PostMapping("/users/{login}/enabled")
    String setEnabled(Principal viewer, @PathVariable String login, @RequestParam boolean enabled, RedirectAttributes said) {
        known(login);
        accounts.setEnabled(login, enabled);
        audit.record(viewer.getName(), enabled ? "enable user" : "disable user", login, "");
        return told(said, login, Optional.empty(), enabled ? "admin.user.enabled" : "admin.user.disabled");
    }

    @PostMapping("/users/{login}/password")
    String resetPassword(Principal viewer, @PathVariable String login, RedirectAttributes said) {
        known(login);
        said.addFlashAttribute("password", accounts.resetPassword(login));
        audit.record(viewer.getName(), "reset password", login, "");
        return to(login);
    }

    @PostMapping("/users/{login}/grants")
    String grant(Principal viewer, @PathVariable String login, @RequestParam Role role, @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String funder, @RequestParam Optional<Long> edition, RedirectAttributes said) {
        known(login);
        Users.Grant grant = new Users.Grant(role, given(organisation), given(funder), edition);
        Optional<String> fault = fault(grant);
        if (fault.isEmpty()) {
            users.grant(login, grant);
            audit.record(viewer.getName(), "grant", login, words(grant));
        }
        return told(said, login, fault, "admin.grant.given");
    }

    @PostMapping("/users/{login}/grants/{id}/revoke")
    String revoke(Principal viewer, @PathVariable String login, @PathVariable long id, RedirectAttributes said) {
        known(login);
        accounts.revoke(login, id).ifPresent(taken -> audit.record(viewer.getName(), "revoke grant", login, words(taken.grant())));
        return told(said, login, Optional.empty(), "admin.grant.revoked");
    }

    @ExceptionHandler
    String lastAdministrator(Accounts.LastAdministrator refused, RedirectAttributes said) {
        said.addFlashAttribute("refused", "admin.lastAdministrator");
        return "redirect:/admin";
    }

    @ModelAttribute("section")
    String section() {
        return "users";
    }

    /** A grant that could never show anything is a mistake. */
    private Optional<String> fault(Users.Grant grant) {
        if (grant.role() == Role.MANAGER && grant.organisation().isEmpty()) {
            return Optional.of("admin.grant.organisation");
        }
        if (grant.role() == Role.FUNDER && grant.funder().isEmpty()) {
            return Optional.of("admin.grant.funder");
        }
        boolean isKnown = grant.organisation().stream().allMatch(id -> choices.organisations().stream().anyMatch(one -> one.id().equals(id)))
                && grant.funder().stream().allMatch(id -> choices.funders().stream().anyMatch(one -> one.id().equals(id)))
                && grant.edition().stream().allMatch(id -> choices.editions().stream().anyMatch(one -> one.id() == id));
        return isKnown ? Optional.empty() : Optional.of("admin.grant.unknown");
    }

    private static String words(Users.Grant grant) {
        return grant.role().code() + grant.organisation().map(id -> ", organisation " + id).orElse("")
                + grant.funder().map(id -> ", funder " + id).orElse("") + grant.edition().map(id -> ", edition " + id).orElse("");
    }

    private Accounts.Row known(String login) {
        return accounts.find(login).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }

    private static String told(RedirectAttributes said, String login, Optional<String> fault, String done) {
        said.addFlashAttribute(fault.isEmpty() ? "done" : "refused", fault.orElse(done));
        return to(login);
    }

    private static String to(String login) {
        return "redirect:/admin/users/" + login;
    }
}
