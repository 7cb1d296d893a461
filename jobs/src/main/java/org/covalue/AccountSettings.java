package org.covalue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Accounts of the portal.
 *
 * @param address of the portal as its users type it, for links in mails; blank: forgotten passwords are reset by an administrator only
 * @param secondFactorFor roles whose users sign in with a second factor
 */
public record AccountSettings(String address, List<String> secondFactorFor) {

    /** @throws UsageProblem if it is none */
    public Optional<URI> base() {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new UsageProblem("covalue.accounts.address: found '" + address + "', expected an address such as https://covalue.example.org");
        }
        return Optional.of(URI.create(address.replaceFirst("/+$", "")));
    }
}
