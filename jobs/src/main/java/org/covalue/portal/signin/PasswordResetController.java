package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.covalue.portal.web.PageProblem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A forgotten password is chosen anew by a link that was sent by mail. */
@Controller
class PasswordResetController {

    private static final int LONGEST_ADDRESS = 250;

    private final PasswordResets resets;
    private final SignInThrottle throttle;

    PasswordResetController(PasswordResets resets, SignInThrottle throttle) {
        this.resets = resets;
        this.throttle = throttle;
    }

    @GetMapping("/login/forgotten")
    String forgotten(Model model) {
        requirePossible();
        return "forgotten";
    }

    /** One answer, whoever has the address. */
    @PostMapping("/login/forgotten")
    String send(@RequestParam(defaultValue = "") String email, HttpServletRequest request, RedirectAttributes said) {
        requirePossible();
        String typed = email.strip();
        boolean mustWait = throttle.enter(new SignInThrottle.Attempt(
                        SignInThrottle.Tried.RESET, typed, request.getRemoteAddr(), Optional.empty()))
                .isPresent();
        if (!mustWait && typed.length() <= LONGEST_ADDRESS) {
            resets.ask(typed, request.getRemoteAddr());
        }
        said.addFlashAttribute(mustWait ? "refused" : "done", mustWait ? "login.wait" : "reset.sent");
        return "redirect:/login/forgotten";
    }

    /** Looking uses nothing up: programs that read mail follow links too. */
    @GetMapping("/login/reset")
    String reset(@RequestParam(defaultValue = "") String token, Model model) {
        requirePossible();
        model.addAttribute("token", token);
        model.addAttribute("isGood", resets.loginOf(token).isPresent());
        return "reset";
    }

    @PostMapping("/login/reset")
    String choose(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            RedirectAttributes said) {
        requirePossible();
        Optional<String> login = resets.loginOf(token);
        Optional<String> refusal =
                login.isEmpty() ? Optional.of("reset.gone") : AccountController.refusal("", password, repeated);
        if (refusal.isEmpty() && resets.choose(token, password, request.getRemoteAddr())) {
            said.addFlashAttribute("done", "reset.done");
            return "redirect:/login";
        }
        said.addFlashAttribute("refused", refusal.orElse("reset.gone"));
        said.addAttribute("token", token);
        return "redirect:/login/reset";
    }

    private void requirePossible() {
        if (!resets.isPossible()) {
            throw PageProblem.notFound();
        }
    }
}
