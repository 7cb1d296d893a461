package org.covalue.inputs.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a row of one record type must look like: one file {@code jobs/inputs/<record>.yml}.
 *
 * @param record the record type, the name of the file
 * @param title by language
 * @param key the columns that identify a row
 * @param inRun what a run learns from the rows
 * @param inForm which rows stand in the form that an organisation is sent filled in
 * @param hasOwnVersions whether an organisation may have a version of a row of its own, which counts for it alone
 */
public record RecordSpec(
        String record,
        Map<String, String> title,
        List<Field> fields,
        List<String> key,
        List<ForeignKey> foreignKeys,
        List<Rule> rules,
        Examples examples,
        InRun inRun,
        InForm inForm,
        boolean hasOwnVersions) {

    /**
     * @param minimum smallest number allowed, NaN where none
     * @param maximum largest number allowed, NaN where none
     * @param codes the values allowed, empty where free
     * @param codeList the list of others whose codes are allowed
     * @param isPercent whether a quarter stands as 25
     * @param meaningOfBlank what a blank stands for: applied at load in keys, by staging elsewhere; mostly empty
     * @param title what it is called, by language
     * @param aliases what people call it besides, in any language
     */
    public record Field(
            String name,
            FieldType type,
            boolean required,
            double minimum,
            double maximum,
            Set<String> codes,
            Optional<CodeList> codeList,
            Optional<Pattern> pattern,
            boolean isPercent,
            String meaningOfBlank,
            Map<String, String> description,
            Map<String, String> title,
            List<String> aliases) {

        /** Behind the headings of forms that must be filled in; nobody else marks every such column so. */
        public static final String REQUIRED = "*";

        /** As it stands in forms. */
        public String headingIn(String language) {
            return titleIn(language) + (required ? " " + REQUIRED : "");
        }

        /** Its name where it has no title. */
        public String titleIn(String language) {
            return title.getOrDefault(language, name);
        }

        /** The same where a quarter stands as 0.25. */
        public Field inFractions() {
            return new Field(
                    name,
                    type,
                    required,
                    minimum,
                    maximum,
                    codes,
                    codeList,
                    pattern,
                    false,
                    meaningOfBlank,
                    description,
                    title,
                    aliases);
        }

        /** Whether it says how figures are given, which is likely to be so again: a currency or another code. */
        public boolean isCarried() {
            return type == FieldType.STRING && (!codes.isEmpty() || codeList.equals(Optional.of(CodeList.ISO_4217)));
        }

        public boolean isNumber() {
            return type == FieldType.NUMBER || type == FieldType.INTEGER;
        }
    }

    /**
     * The columns by which rows widen a run; each empty where they do not.
     *
     * @param years years or days that the years of the run take in
     * @param countries in which prices are asked for
     * @param currencies in which amounts stand that are converted
     */
    public record InRun(Optional<String> years, Optional<String> countries, Optional<String> currencies) {}

    /**
     * @param since rows with an older year or day there are left out; all stand where empty
     * @param isEveryYear whether members are asked for a row of every year, and the form has one to fill in
     */
    public record InForm(Optional<String> since, boolean isEveryYear) {}

    /** The values of {@code field} must be keys of {@code record}. */
    public record ForeignKey(String field, String record) {}

    /** A comparison of two columns of one row; it holds where either is blank. */
    public record Rule(String left, String operator, String right) {

        static Rule of(String text) {
            String[] parts = text.strip().split("\\s+");
            if (parts.length != 3 || !Set.of("<", "<=", ">", ">=").contains(parts[1])) {
                throw new IllegalArgumentException("rule '" + text + "': expected COLUMN < | <= | > | >= COLUMN");
            }
            return new Rule(parts[0], parts[1], parts[2]);
        }

        public boolean holds(double leftValue, double rightValue) {
            if (Double.isNaN(leftValue) || Double.isNaN(rightValue)) {
                return true;
            }
            boolean isStrict = operator.length() == 1;
            double excess = operator.charAt(0) == '<' ? leftValue - rightValue : rightValue - leftValue;
            return isStrict ? excess < 0 : excess <= 0;
        }

        @Override
        public String toString() {
            return left + " " + operator + " " + right;
        }
    }

    /** Rows that the spec promises to accept and to refuse; both run as tests. */
    public record Examples(String accepted, List<RejectedExample> rejected) {}

    public record RejectedExample(String row, String column, String rule) {}

    /** A column of every record type: {@code yes} takes the record out of what is counted, and leaves its history. */
    public static final String WITHDRAW = "withdraw";

    /** Whether a form has the column filled in where it asks for figures: a row of nothing else says nothing. */
    public boolean isPrefilled(Field field) {
        return key.contains(field.name()) || field.name().equals(WITHDRAW) || field.isCarried();
    }

    /** Position of a column, -1 where the record has none of that name. */
    public int indexOf(String column) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** @throws IllegalArgumentException if the record has no column of that name */
    public Field field(String column) {
        return fields.stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        record + " has no column " + column + "; it has " + String.join(", ", columns())));
    }

    /** The column as SQL, or a null of type text where the record has none of that name. */
    public String selected(String alias, String column) {
        return indexOf(column) < 0 ? "cast(null as text)" : alias + "." + column;
    }

    public List<String> columns() {
        return fields.stream().map(Field::name).toList();
    }

    public List<String> requiredColumns() {
        return fields.stream().filter(Field::required).map(Field::name).toList();
    }
}
