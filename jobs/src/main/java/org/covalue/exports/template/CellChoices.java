package org.covalue.exports.template;

import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;

/** What the cells of a column take: a list to choose from, dates, or numbers between bounds. */
final class CellChoices {

    private static final int FURTHER_ROWS = 10_000;
    private static final String FIRST_DAY = "DATE(1900,3,1)";
    private static final String FIRST_YEAR = "1900";
    private static final String LAST_YEAR = "2200";
    private static final String MOST = "1E15";

    private final Sheet sheet;
    private final DataValidationHelper helper;
    private final CodeSheet codes;
    private final String language;
    private final int firstRow;
    private final int lastRow;

    /** @param filled rows below the headings that are filled in already; without any an example stands there */
    CellChoices(Sheet sheet, CodeSheet codes, String language, int filled) {
        this.sheet = sheet;
        this.helper = sheet.getDataValidationHelper();
        this.codes = codes;
        this.language = language;
        this.firstRow = filled == 0 ? 2 : 1;
        this.lastRow = filled + FURTHER_ROWS;
    }

    void add(RecordSpec.Field field, int column) {
        choices(field).ifPresentOrElse(list -> add(list, "template_not_in_list", column), () -> {
            switch (field.type()) {
                case DATE -> add(dates(), "template_not_a_date", column);
                case YEAR ->
                    add(
                            helper.createIntegerConstraint(OperatorType.BETWEEN, FIRST_YEAR, LAST_YEAR),
                            "template_not_a_number",
                            column);
                case INTEGER, NUMBER -> add(numbers(field), "template_not_a_number", column);
                case STRING, BOOLEAN -> {}
            }
        });
    }

    private Optional<DataValidationConstraint> choices(RecordSpec.Field field) {
        Optional<DataValidationConstraint> listed = codes.choices(field).map(helper::createFormulaListConstraint);
        if (listed.isPresent()) {
            return listed;
        }
        List<String> few = field.type() == FieldType.BOOLEAN ? List.of("yes", "no") : List.copyOf(field.codes());
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of(helper.createExplicitListConstraint(few.toArray(String[]::new)));
    }

    private DataValidationConstraint dates() {
        return helper.createDateConstraint(OperatorType.GREATER_OR_EQUAL, FIRST_DAY, "", "");
    }

    private DataValidationConstraint numbers(RecordSpec.Field field) {
        int type = field.type() == FieldType.INTEGER ? ValidationType.INTEGER : ValidationType.DECIMAL;
        return helper.createNumericConstraint(
                type,
                OperatorType.BETWEEN,
                Double.isNaN(field.minimum()) ? "-" + MOST : plain(field.minimum()),
                Double.isNaN(field.maximum()) ? MOST : plain(field.maximum()));
    }

    private static String plain(double bound) {
        return java.math.BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private void add(DataValidationConstraint constraint, String otherwise, int column) {
        DataValidation validation =
                helper.createValidation(constraint, new CellRangeAddressList(firstRow, lastRow, column, column));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox("", Message.of(otherwise).in(language));
        sheet.addValidationData(validation);
    }
}
