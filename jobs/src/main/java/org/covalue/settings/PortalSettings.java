package org.covalue.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.covalue.platform.UsageProblem;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * What can be set of the portal, under {@code covalue.portal}.
 *
 * @param longestSession how long anybody stays signed in at most
 * @param address where users reach it, for links in mails and for the way back from identity providers; blank: no links
 *     in mails
 * @param proxies addresses and networks, such as {@code 10.0.0.0/8}, whose word on whom a request is from is believed
 * @param connectionsPerAddress how many connections one address may have open; proxies that are named may have any
 *     number
 */
public record PortalSettings(
        Duration longestSession, String address, List<String> proxies, int connectionsPerAddress, Bodies bodies) {

    /**
     * What a request may bring, and how slowly.
     *
     * @param signedOut how much from somebody who is not signed in
     * @param form how much in a form without a file
     * @param patience how long any of it may take
     * @param slowest how much a second beyond that
     */
    public record Bodies(DataSize signedOut, DataSize form, Duration patience, DataSize slowest) {}

    public static PortalSettings of(Environment environment) {
        return Binder.get(environment)
                .bind("covalue.portal", PortalSettings.class)
                .get();
    }

    /** @throws UsageProblem if a value makes no sense */
    void require() {
        for (String proxy : proxies) {
            if (!proxy.matches("[0-9a-fA-F.:]+(/\\d{1,3})?")) {
                throw new UsageProblem("covalue.portal.proxies: found '" + proxy
                        + "', expected addresses or networks such as 192.0.2.7 or 10.0.0.0/8");
            }
        }
        if (connectionsPerAddress < 1) {
            throw new UsageProblem("covalue.portal.connections-per-address: found '" + connectionsPerAddress
                    + "', expected 1 or more");
        }
        base();
    }

    /** @throws UsageProblem if it is none */
    public Optional<URI> base() {
        if (address.isBlank()) {
            return Optional.empty();
        }
        if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new UsageProblem("covalue.portal.address: found '" + address
                    + "', expected an address such as https://covalue.example.org");
        }
        return Optional.of(URI.create(address.replaceFirst("/+$", "")));
    }
}
