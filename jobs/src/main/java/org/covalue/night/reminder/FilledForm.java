package org.covalue.night.reminder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.form.OwnRows;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.platform.UsageProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form that goes with a reminder: of the record types that are due, filled in. */
final class FilledForm {

    private static final Logger LOG = LoggerFactory.getLogger(FilledForm.class);
    /** Mail servers refuse larger ones. */
    private static final int MOST_BYTES = 5 << 20;

    private final OwnRows rows;

    FilledForm(DataSource dataSource) {
        this.rows = OwnRows.ofAny(dataSource);
    }

    /** @param name of the organisation, its id where none is known @param content empty where it is too large */
    record Form(String name, Optional<byte[]> content) {}

    Form of(String organisation, List<RecordSpec> specs, String language, int thisYear) {
        try {
            FormRows filled =
                    rows.of(organisation, specs, Optional.empty(), thisYear).orElse(FormRows.NONE);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TemplateWorkbook.write(specs, language, filled, out);
            return new Form(
                    filled.isFilledIn() ? filled.organisation() : organisation,
                    Optional.of(out.toByteArray()).filter(content -> content.length <= MOST_BYTES));
        } catch (UsageProblem tooMany) {
            LOG.info("no form goes with the reminder of {}: {}", organisation, tooMany.getMessage());
            return new Form(organisation, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
