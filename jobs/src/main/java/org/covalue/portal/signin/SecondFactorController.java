package org.covalue.portal.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in with a second factor, and switching it on and off under one's own account. */
@Controller
class SecondFactorController {

    private final SecondFactor factor;
    private final FactorCheck check;
    private final SignIns signIns;
    private final PortalSessions sessions;
    private final Tokens tokens;
    private final Audit audit;

    SecondFactorController(
            SecondFactor factor,
            FactorCheck check,
            SignIns signIns,
            PortalSessions sessions,
            Tokens tokens,
            Audit audit) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.factor = factor;
        this.check = check;
        this.signIns = signIns;
        this.audit = audit;
    }

    @GetMapping("/login/code")
    String ask(HttpServletRequest request) {
        return SessionRules.awaitsCode(request) ? "login-code" : "redirect:/";
    }

    /** Goes on to what was asked for before the sign-in. */
    @PostMapping("/login/code")
    @Nullable
    String signIn(
            Principal viewer,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes said)
            throws IOException, ServletException {
        if (!SessionRules.awaitsCode(request)) {
            return "redirect:/";
        }
        Optional<String> refusal = check.code(viewer.getName(), code, request.getRemoteAddr(), "sign-in failed");
        if (refusal.isPresent()) {
            said.addFlashAttribute("refused", refusal.get());
            return "redirect:/login/code";
        }
        signIns.signedIn(
                request,
                response,
                (org.springframework.security.core.Authentication) viewer,
                "password and code, from ");
        return null;
    }

    @GetMapping("/account/second-factor")
    String factor(Principal viewer, HttpServletRequest request, Model model) {
        String login = viewer.getName();
        model.addAttribute("isDemanded", SessionRules.mustSetUpFactor(request));
        model.addAttribute("isOn", factor.isOn(login));
        model.addAttribute("left", factor.recoveryCodesLeft(login));
        factor.begun(login).ifPresent(secret -> {
            model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
            model.addAttribute("picture", QrDrawing.of(SecondFactor.address(login, secret)));
        });
        return "second-factor";
    }

    @PostMapping("/account/second-factor/begin")
    String begin(
            Principal viewer,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            RedirectAttributes said) {
        Optional<String> refusal = check.password(viewer.getName(), current, request.getRemoteAddr());
        if (refusal.isEmpty()) {
            factor.begin(viewer.getName());
        }
        refusal.ifPresent(why -> said.addFlashAttribute("refused", why));
        return "redirect:/account/second-factor";
    }

    @PostMapping("/account/second-factor/confirm")
    String confirm(
            Principal viewer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes said) {
        List<String> codes = factor.confirm(viewer.getName(), code);
        if (codes.isEmpty()) {
            said.addFlashAttribute("refused", "factor.wrong");
        } else {
            // What was opened or issued by the password alone must not outlast it. The factor is on already: nothing of
            // that kind comes after.
            int ended = sessions.endOthers(viewer.getName(), SessionRules.key(request));
            int revoked = tokens.revokeAll(viewer.getName());
            audit.record(
                    viewer.getName(),
                    "switch second factor on",
                    viewer.getName(),
                    ended + " other sessions ended, " + revoked + " tokens revoked");
            said.addFlashAttribute("done", "factor.on");
            said.addFlashAttribute("codes", codes);
        }
        return "redirect:/account/second-factor";
    }

    @PostMapping("/account/second-factor/codes")
    String newCodes(
            Principal viewer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes said) {
        Optional<String> refusal = check.code(viewer.getName(), code, request.getRemoteAddr(), "second factor failed");
        refusal.ifPresentOrElse(why -> said.addFlashAttribute("refused", why), () -> {
            said.addFlashAttribute("codes", factor.newRecoveryCodes(viewer.getName()));
            audit.record(viewer.getName(), "new recovery codes", viewer.getName(), "");
        });
        return "redirect:/account/second-factor";
    }

    @PostMapping("/account/second-factor/off")
    String switchOff(
            Principal viewer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes said) {
        Optional<String> refusal = check.code(viewer.getName(), code, request.getRemoteAddr(), "second factor failed");
        if (refusal.isEmpty()) {
            factor.switchOff(viewer.getName());
            audit.record(viewer.getName(), "switch second factor off", viewer.getName(), "");
        }
        said.addFlashAttribute(refusal.isEmpty() ? "done" : "refused", refusal.orElse("factor.off"));
        return "redirect:/account/second-factor";
    }
}
