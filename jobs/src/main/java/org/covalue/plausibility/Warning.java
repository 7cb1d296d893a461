package org.covalue.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * A value that a rule asks about.
 *
 * @param key the columns of the record's key, joined by commas
 * @param size the value in relation to what it is compared with
 * @param details what else the rule's sentence speaks of
 * @param memberName of the member it is about, empty where it is about none
 * @param file with the sheet where there is one
 * @param confirmed who has said that it is right, and why; empty while nobody has
 */
public record Warning(
        String rule,
        String record,
        String key,
        String column,
        double value,
        double comparedWith,
        double size,
        Map<String, Object> details,
        Optional<String> memberName,
        String file,
        int row,
        Optional<String> sender,
        Optional<Confirmed> confirmed) {

    /** What the audit calls it. */
    public static final String CONFIRMED = "confirm value";

    private static final MathContext AS_TOLD = new MathContext(3);

    public record Confirmed(String by, String reason, Instant at) {}

    /** A row of {@code covalue.standing_warning}. */
    static Warning of(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("confirmed_at");
        return new Warning(
                row.getString("rule"),
                row.getString("record"),
                row.getString("record_key"),
                row.getString("column_name"),
                row.getDouble("value"),
                row.getDouble("compared_with"),
                row.getDouble("size"),
                details(row.getString("details")),
                Optional.ofNullable(row.getString("member_name")),
                row.getString("label"),
                row.getInt("row_number"),
                Optional.ofNullable(row.getString("sent_by")),
                at == null
                        ? Optional.empty()
                        : Optional.of(
                                new Confirmed(row.getString("confirmed_by"), row.getString("reason"), at.toInstant())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(String json) {
        @Nullable Object tree = StrictYaml.tree(json);
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    public boolean isOf(String ofRecord, String ofKey, String ofColumn) {
        return record.equals(ofRecord) && key.equals(ofKey) && column.equals(ofColumn);
    }

    /** What people call its column. */
    public String columnTitle(String language) {
        return RecordSpecs.load().of(record).field(column).titleIn(language);
    }

    public String title(String language) {
        return PlausibilityRule.find(rule).map(one -> one.title(language)).orElse(rule);
    }

    public String fix(String language) {
        return PlausibilityRule.find(rule).map(one -> one.fix(language)).orElse("");
    }

    /** Why it is asked about. */
    public String says(String language) {
        Map<String, Object> values = new HashMap<>(details);
        values.put("value", plain(value, language));
        values.put("compared_with", plain(rounded(comparedWith).doubleValue(), language));
        values.put("size", plain(rounded(size).doubleValue(), language));
        return PlausibilityRule.find(rule)
                .map(one -> one.says(values, language))
                .orElse("");
    }

    /** Which value it is, for the audit. */
    public String subject() {
        return record + " " + key + " " + column;
    }

    /** What somebody has said of it, for the audit. */
    public String told(String reason) {
        return plain(value, "en") + ", " + rule + ": " + reason.strip();
    }

    /** The value in full. */
    public String valueIn(String language) {
        return plain(value, language);
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).round(AS_TOLD);
    }

    /** In full, as a person would type it in: without exponent, thousands apart by a space. */
    private static String plain(double number, String language) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        symbols.setDecimalSeparator(language.equals("es") ? ',' : '.');
        return new DecimalFormat("#,##0.###############", symbols).format(number);
    }
}
