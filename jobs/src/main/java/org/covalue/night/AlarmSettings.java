package org.covalue.night;

import java.util.List;

/**
 * Who hears of a night that went wrong. What is blank or empty is not used.
 *
 * @param mailTo addresses; the server is {@code spring.mail.*}
 * @param webhook address that is sent a JSON object by POST
 * @param folder of the dead-man file {@code last-good-night.txt} and of {@code alarm.txt}
 */
public record AlarmSettings(List<String> mailTo, String mailFrom, String webhook, String folder) {

    public AlarmSettings {
        mailTo = mailTo == null ? List.of() : mailTo.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
