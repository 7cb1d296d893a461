package org.covalue.exports.template;

import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;

/** What a column means and what is written into it, in words. */
final class ColumnNote {

    private ColumnNote() {}

    static String text(RecordSpec.Field field, String language) {
        return field.description().getOrDefault(language, "") + "\n"
                + Message.of(field.required() ? "template_required" : "template_optional")
                        .in(language)
                + ": " + content(field, language);
    }

    /** As the cells of a sheet take it, whose numbers and dates have their own form. */
    static String content(RecordSpec.Field field, String language) {
        if (!field.codes().isEmpty()) {
            return Message.of("expected_code", "codes", String.join(", ", field.codes()))
                    .in(language);
        }
        return switch (field.type()) {
            case DATE -> Message.of("template_date").in(language);
            case NUMBER -> Message.of("template_number").in(language);
            default ->
                field.codeList()
                        .map(list -> list.expected().in(language))
                        .orElseGet(() -> field.type().expected().in(language));
        };
    }
}
