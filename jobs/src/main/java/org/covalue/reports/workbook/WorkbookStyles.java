package org.covalue.reports.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.reports.model.House;

/** The house style in a workbook; each look and each number format is made once. */
final class WorkbookStyles {

    private static final String SIGNS_OF_A_FORMULA = "=+-@\t\r";
    private static final double TEXT_SIZE = 10;

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    WorkbookStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle title() {
        return made.computeIfAbsent("title", key -> styled("primary", 14, true));
    }

    XSSFCellStyle note() {
        return made.computeIfAbsent("note", key -> {
            XSSFCellStyle style = styled("muted", TEXT_SIZE, false);
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            return style;
        });
    }

    XSSFCellStyle label() {
        return made.computeIfAbsent("label", key -> styled("muted", TEXT_SIZE, true));
    }

    XSSFCellStyle head(boolean isNumeric) {
        return made.computeIfAbsent("head " + isNumeric, key -> {
            XSSFCellStyle style = styled("paper", TEXT_SIZE, true);
            style.setFillForegroundColor(colour("primary"));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setAlignment(isNumeric ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
            return style;
        });
    }

    /** Text that is never read as a formula, even when typed over. */
    XSSFCellStyle text(String text) {
        boolean isQuoted = !text.isEmpty() && SIGNS_OF_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return made.computeIfAbsent("text " + isQuoted, key -> {
            XSSFCellStyle style = cell("ink");
            style.setWrapText(true);
            style.setDataFormat(workbook.createDataFormat().getFormat("@"));
            style.setQuotePrefixed(isQuoted);
            return style;
        });
    }

    /** The short word of a state, in place of a figure. */
    XSSFCellStyle state() {
        return made.computeIfAbsent("state", key -> {
            XSSFCellStyle style = cell("muted");
            style.setAlignment(HorizontalAlignment.RIGHT);
            return style;
        });
    }

    XSSFCellStyle figure(String pattern) {
        return made.computeIfAbsent("figure " + pattern, key -> {
            XSSFCellStyle style = cell("ink");
            style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
            boolean isTime = pattern.equals("0") || pattern.startsWith("yyyy");
            style.setAlignment(isTime ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            return style;
        });
    }

    private XSSFCellStyle cell(String colour) {
        XSSFCellStyle style = styled(colour, TEXT_SIZE, false);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.HAIR);
        style.setBottomBorderColor(colour("rule"));
        return style;
    }

    private XSSFCellStyle styled(String colour, double size, boolean isBold) {
        XSSFFont font = workbook.createFont();
        font.setColor(colour(colour));
        font.setFontHeight(size);
        font.setBold(isBold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }

    private XSSFColor colour(String name) {
        return new XSSFColor(
                rgb(House.shared().colour(name)), workbook.getStylesSource().getIndexedColors());
    }

    /** The three bytes of a colour written {@code #RRGGBB}. */
    static byte[] rgb(String colour) {
        int number = Integer.parseInt(colour.substring(1), 16);
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }
}
