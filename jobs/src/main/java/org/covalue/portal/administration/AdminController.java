package org.covalue.portal.administration;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Choices;
import org.covalue.portal.access.FirstAdministrator;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.portal.signin.SecondFactor;
import org.covalue.portal.web.Page;
import org.covalue.portal.web.VisibleText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Users: who there is and how each signs in; what each may see is given in {@link AdminGrantsController}. Every change
 * is audited.
 */
@Controller
@RequestMapping("/admin")
class AdminController {

    private static final String LOGIN = "[A-Za-z0-9][A-Za-z0-9._@+-]{1,79}";

    private final Users users;
    private final Accounts accounts;
    private final Choices choices;
    private final Audit audit;
    private final SecondFactor factor;

    AdminController(Users users, Accounts accounts, Choices choices, Audit audit, SecondFactor factor) {
        this.factor = factor;
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
            if (!VisibleText.isVisible(name + email)) {
                return Optional.of("admin.name.unseen");
            }
            if (!email.isEmpty() && !email.matches("[^\\s@]+@[^\\s@]+") || email.length() > 250) {
                return Optional.of("admin.email.wrong");
            }
            return List.of("en", "es").contains(language) ? Optional.empty() : Optional.of("admin.language.wrong");
        }
    }

    @GetMapping
    String users(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("users", Page.of(accounts.all(), page, Page.USUAL_SIZE));
        return "admin/users";
    }

    @PostMapping("/users")
    String add(
            Principal viewer,
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam String language,
            RedirectAttributes said) {
        Description about = new Description(name, email, language);
        Optional<String> fault = !login.matches(LOGIN)
                ? Optional.of("admin.login.wrong")
                : accounts.hasLogin(login)
                        ? Optional.of("admin.login.taken")
                        : about.fault()
                                .or(() -> accounts.hasAddress(about.email(), login)
                                        ? Optional.of("admin.email.taken")
                                        : Optional.empty());
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
        model.addAttribute("user", accounts.require(login));
        model.addAttribute("grants", accounts.grants(login));
        model.addAttribute("hasFactor", factor.isOn(login));
        model.addAttribute("roles", Role.values());
        model.addAttribute("organisations", choices.organisations());
        model.addAttribute("funders", choices.funders());
        model.addAttribute("editions", choices.editions());
        return "admin/user";
    }

    @PostMapping("/users/{login}")
    String describe(
            Principal viewer,
            @PathVariable String login,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam String language,
            RedirectAttributes said) {
        accounts.require(login);
        Description about = new Description(name, email, language);
        Optional<String> fault = about.fault()
                .or(() -> accounts.hasAddress(about.email(), login)
                        ? Optional.of("admin.email.taken")
                        : Optional.empty());
        if (fault.isEmpty()) {
            accounts.describe(login, about.name(), about.email(), about.language());
            audit.record(
                    viewer.getName(),
                    "change user",
                    login,
                    about.name() + ", " + about.email() + ", " + about.language());
        }
        return told(said, login, fault, "admin.user.changed");
    }

    @PostMapping("/users/{login}/enabled")
    String setEnabled(
            Principal viewer, @PathVariable String login, @RequestParam boolean enabled, RedirectAttributes said) {
        accounts.require(login);
        accounts.setEnabled(login, enabled);
        audit.record(viewer.getName(), enabled ? "enable user" : "disable user", login, "");
        return told(said, login, Optional.empty(), enabled ? "admin.user.enabled" : "admin.user.disabled");
    }

    @PostMapping("/users/{login}/password")
    String resetPassword(Principal viewer, @PathVariable String login, RedirectAttributes said) {
        accounts.require(login);
        said.addFlashAttribute("password", accounts.resetPassword(login));
        audit.record(viewer.getName(), "reset password", login, "");
        return to(login);
    }

    /** For one who has lost authenticator and recovery codes. */
    @PostMapping("/users/{login}/second-factor/reset")
    String resetFactor(Principal viewer, @PathVariable String login, RedirectAttributes said) {
        accounts.require(login);
        factor.switchOff(login);
        audit.record(viewer.getName(), "reset second factor", login, "");
        return told(said, login, Optional.empty(), "admin.factor.done");
    }

    /** Asks before anything is done. */
    @GetMapping("/users/{login}/erase")
    String askToErase(@PathVariable String login, Model model) {
        model.addAttribute("user", accounts.require(login));
        return "admin/erase";
    }

    @PostMapping("/users/{login}/erase")
    String erase(Principal viewer, @PathVariable String login, RedirectAttributes said) {
        accounts.require(login);
        if (login.equals(viewer.getName())) {
            return told(said, login, Optional.of("admin.erase.self"), "");
        }
        said.addFlashAttribute("erased", accounts.erase(login, viewer.getName()));
        return "redirect:/admin";
    }

    @ModelAttribute("section")
    String section() {
        return "users";
    }

    /** Back to the page of the user, with what was done or why not. */
    static String told(RedirectAttributes said, String login, Optional<String> fault, String done) {
        said.addFlashAttribute(fault.isEmpty() ? "done" : "refused", fault.orElse(done));
        return to(login);
    }

    private static String to(String login) {
        return "redirect:/admin/users/" + login;
    }
}
