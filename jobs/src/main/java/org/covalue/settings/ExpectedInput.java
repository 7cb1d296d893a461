package org.covalue.settings;

import java.text.Normalizer;
import java.util.List;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;

/**
 * An input whose absence is an alarm.
 *
 * @param record the record type, for example revenue
 * @param organisation whose; blank for anybody's. A record type without a column organisation_id is looked for by the
 *     projects or the members of the organisation
 * @param days without a delivery that are too many
 */
public record ExpectedInput(String record, String organisation, int days) {

    public ExpectedInput {
        organisation = organisation == null ? "" : Normalizer.normalize(organisation.strip(), Normalizer.Form.NFC);
    }

    /** @throws UsageProblem if the record type does not exist, or is nobody's and expected of somebody */
    public void require() {
        RecordSpecs specs = RecordSpecs.load();
        List<String> known = specs.all().stream().map(RecordSpec::record).toList();
        if (!known.contains(record)) {
            throw new UsageProblem("covalue.expected: record " + record + " does not exist; expected one of "
                    + String.join(", ", known));
        }
        if (!organisation.isEmpty() && Owner.of(specs.of(record)).isEmpty()) {
            throw new UsageProblem("covalue.expected: rows of " + record
                    + " belong to no organisation, found organisation " + organisation + "; leave it out");
        }
    }

    /** As an alarm names it. */
    public String fault() {
        return "input/" + record + (organisation.isEmpty() ? "" : "/" + organisation);
    }

    public String words() {
        return record + (organisation.isEmpty() ? "" : " of " + organisation);
    }
}
