package org.covalue.portal.signin;

import java.util.Map;
import java.util.TreeMap;
import org.covalue.portal.web.Parameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, which leads everybody to their own, and the page to sign in. */
@Controller
class HomeController {

    private final PasswordResets resets;
    private final Map<String, String> providers = new TreeMap<>();

    HomeController(ObjectProvider<ClientRegistrationRepository> configured, PasswordResets resets) {
        this.resets = resets;
        if (configured.getIfAvailable() instanceof Iterable<?> registrations) {
            registrations.forEach(one -> {
                if (one instanceof ClientRegistration provider) {
                    providers.put(provider.getRegistrationId(), provider.getClientName());
                }
            });
        }
    }

    @GetMapping("/")
    String home() {
        return "home";
    }

    /** With the identity providers of the configuration, where there are any. */
    @GetMapping("/login")
    @Parameters.Also({"error", "signedOut", "wait", "noAccount", "ended"})
    String login(Model model) {
        model.addAttribute("providers", providers);
        model.addAttribute("mayReset", resets.isPossible());
        return "login";
    }
}
