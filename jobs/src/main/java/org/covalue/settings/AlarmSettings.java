package org.covalue.settings;

import java.util.List;

/**
 * Who hears of a night that went wrong. What is blank or empty is not used.
 *
 * @param mailTo addresses; the server is {@code spring.mail.*}
 * @param webhook address that is sent a JSON object by POST
 * @param folder of the dead-man file {@code last-good-night.txt}, of {@code alarm.txt}, and of how far the audit
 *     reached every night
 * @param anchorTo addresses that are sent every good night how far the audit reaches
 */
public record AlarmSettings(
        List<String> mailTo, String mailFrom, String webhook, String folder, List<String> anchorTo) {

    public AlarmSettings {
        mailTo = given(mailTo);
        anchorTo = given(anchorTo);
    }

    private static List<String> given(List<String> addresses) {
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }
}
