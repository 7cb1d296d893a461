package org.covalue.inputs.landing;

import java.util.Optional;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.reading.Ids;
import org.covalue.platform.UsageProblem;

/**
 * What is known of somebody who sends files, as {@code covalue.senders} says it.
 *
 * @param files which files are the sender's, as a pattern of their paths below the landing folder, for example
 *     {@code cordoba/**}; blank where the organisation tells it
 * @param organisation whose files that were sent in through the portal these are; blank where the pattern tells it
 * @param locale under which the sender writes numbers, for example {@code es} or {@code es-MX}
 */
public record Sender(String files, String organisation, String locale) {

    public Sender {
        files = files == null ? "" : files.strip();
        organisation = organisation == null ? "" : Ids.kept(organisation);
        locale = locale == null ? "" : locale.strip();
    }

    /**
     * @throws UsageProblem if it is not said whose files they are, the pattern cannot be read, or the locale is none
     */
    public void require() {
        if (files.isEmpty() == organisation.isEmpty()) {
            throw new UsageProblem("covalue.senders: found files '" + files + "' and organisation '" + organisation
                    + "'; expected one of the two, to tell whose files these are");
        }
        new FilePattern(files).require("covalue.senders");
        SenderLocale.of(locale, "covalue.senders: locale");
    }

    /** @param name of the file, below the landing folder */
    public boolean hasSent(String name, Optional<String> sentBy) {
        return organisation.isEmpty()
                ? new FilePattern(files).matches(name)
                : sentBy.filter(organisation::equals).isPresent();
    }
}
