package org.covalue.settings;

import java.text.Normalizer;

/**
 * An input whose absence is an alarm.
 *
 * @param record the record type, for example revenue
 * @param organisation whose; blank for anybody's. A record type without a column organisation_id is looked for by the projects
 *     or the members of the organisation
 * @param days without a delivery that are too many
 */
public record ExpectedInput(String record, String organisation, int days) {

    public ExpectedInput {
        organisation = organisation == null ? "" : Normalizer.normalize(organisation.strip(), Normalizer.Form.NFC);
    }

    /** As an alarm names it. */
    String fault() {
        return "input/" + record + (organisation.isEmpty() ? "" : "/" + organisation);
    }

    String words() {
        return record + (organisation.isEmpty() ? "" : " of " + organisation);
    }
}
