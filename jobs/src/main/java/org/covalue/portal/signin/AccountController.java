package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Secrets;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;
import org.covalue.portal.web.VisibleText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: password, rights, and tokens of the HTTP API. */
@Controller
class AccountController {

    private static final int LONGEST_NAME = 80;
    private static final Duration LONGEST_TOKEN = Duration.ofDays(365);

    private final Users users;
    private final Tokens tokens;
    private final Audit audit;
    private final SignInThrottle throttle;
    private final PortalSessions sessions;
    private final SecondFactor factor;
    private final KnownDevices devices;

    AccountController(
            Users users,
            Tokens tokens,
            Audit audit,
            SignInThrottle throttle,
            KnownDevices devices,
            PortalSessions sessions,
            SecondFactor factor) {
        this.sessions = sessions;
        this.factor = factor;
        this.devices = devices;
        this.throttle = throttle;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
    }

    @GetMapping("/account")
    String account(Principal viewer, HttpServletRequest request, Model model) {
        model.addAttribute("account", users.find(viewer.getName()).orElseThrow());
        model.addAttribute("grants", users.grants(viewer.getName()));
        model.addAttribute("tokens", tokens.of(viewer.getName()));
        model.addAttribute("sessions", sessions.of(viewer.getName()));
        model.addAttribute("thisSession", Secrets.sha256(SessionRules.key(request)));
        model.addAttribute("wantsReminders", users.wantsReminders(viewer.getName()));
        model.addAttribute("hasFactor", factor.isOn(viewer.getName()));
        return "account";
    }

    @PostMapping("/account/password")
    String changePassword(
            Principal viewer,
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            RedirectAttributes said) {
        Optional<String> refusal =
                unproven(viewer.getName(), current, request).or(() -> refusal(current, password, repeated));
        if (refusal.isEmpty()) {
            users.changePassword(viewer.getName(), password);
            SessionRules.begin(session);
            sessions.renew(SessionRules.key(request));
            sessions.endOthers(viewer.getName(), SessionRules.key(request));
            devices.remember(request, response, viewer.getName());
            audit.record(viewer.getName(), "change password", viewer.getName(), "");
        }
        said.addFlashAttribute(refusal.isEmpty() ? "done" : "refused", refusal.orElse("account.password.changed"));
        return "redirect:/account";
    }

    @PostMapping("/account/reminders")
    String chooseReminders(Principal viewer, @RequestParam boolean wanted, RedirectAttributes said) {
        users.setReminders(viewer.getName(), wanted);
        audit.record(viewer.getName(), "choose reminders", viewer.getName(), wanted ? "on" : "off");
        said.addFlashAttribute("done", wanted ? "account.reminders.on" : "account.reminders.off");
        return "redirect:/account";
    }

    /** Who finds a browser signed in may guess here as little as at the door. */
    private Optional<String> unproven(String login, String current, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        SignInThrottle.Attempt attempt = new SignInThrottle.Attempt(login, address, devices.of(request, login));
        if (throttle.enter(attempt).isPresent()) {
            return Optional.of("login.wait");
        }
        if (!users.hasPassword(login, current)) {
            audit.record(login, "change password failed", login, "the current password was wrong, from " + address);
            return Optional.of("account.password.wrong");
        }
        throttle.succeeded(attempt);
        return Optional.empty();
    }

    /** @param current empty where it is not known */
    static Optional<String> refusal(String current, String password, String repeated) {
        Optional<String> fault = Passwords.fault(password);
        if (fault.isPresent()) {
            return fault;
        }
        if (password.equals(current)) {
            return Optional.of("account.password.same");
        }
        return password.equals(repeated) ? Optional.empty() : Optional.of("account.password.differs");
    }

    @PostMapping("/account/tokens")
    String issueToken(Principal viewer, @RequestParam String name, @RequestParam int days, RedirectAttributes said) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME || !VisibleText.isVisible(name)) {
            said.addFlashAttribute("refused", VisibleText.isVisible(name) ? "account.token.name" : "admin.name.unseen");
            return "redirect:/account";
        }
        Duration validity = Duration.ofDays(Math.max(1, Math.min(days, LONGEST_TOKEN.toDays())));
        said.addFlashAttribute(
                "token",
                tokens.issue(viewer.getName(), name.strip(), Instant.now().plus(validity)));
        audit.record(viewer.getName(), "issue token", name.strip(), validity.toDays() + " days");
        return "redirect:/account";
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revokeToken(Principal viewer, @PathVariable long id, RedirectAttributes said) {
        boolean isRevoked = tokens.revoke(viewer.getName(), id);
        if (isRevoked) {
            audit.record(viewer.getName(), "revoke token", Long.toString(id), "");
        }
        said.addFlashAttribute(
                isRevoked ? "done" : "refused", isRevoked ? "account.token.revoked" : "account.token.notFound");
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/{id}/end")
    String endSession(Principal viewer, @PathVariable String id, RedirectAttributes said) {
        boolean isEnded = sessions.end(viewer.getName(), id);
        if (isEnded) {
            audit.record(viewer.getName(), "end session", viewer.getName(), "");
        }
        said.addFlashAttribute(
                isEnded ? "done" : "refused", isEnded ? "account.session.ended" : "account.session.notFound");
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    String endOtherSessions(Principal viewer, HttpServletRequest request, RedirectAttributes said) {
        int ended = sessions.endOthers(viewer.getName(), SessionRules.key(request));
        audit.record(viewer.getName(), "end session", viewer.getName(), ended + " others");
        said.addFlashAttribute("done", "account.session.endedOthers");
        return "redirect:/account";
    }
}
