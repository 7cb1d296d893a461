package org.covalue.exports.template;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.spec.FieldType;

/** How the cells of a template look, and what is kept of what is typed into them. */
final class Looks {

    private static final String DAY = "yyyy-mm-dd";
    /** Nothing typed into such a cell becomes a number or a date: an id stays as it is. */
    private static final String TEXT = "@";

    private static final XSSFColor PALE_GREY = new XSSFColor(new byte[] {(byte) 0xEE, (byte) 0xEE, (byte) 0xEE});

    private static final XSSFColor PALE_GREEN = new XSSFColor(new byte[] {(byte) 0xEC, (byte) 0xF5, (byte) 0xEC});

    private final XSSFWorkbook workbook;
    final CellStyle title;
    final CellStyle heading;
    final CellStyle wrapped;
    private final Map<Shade, Map<FieldType, CellStyle>> values = new EnumMap<>(Shade.class);

    /** What a row is there for. */
    enum Shade {
        /** To be filled in. */
        NONE,
        DELIVERED,
        EXAMPLE
    }

    Looks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.title = workbook.createCellStyle();
        title.setFont(font(true, 14));
        this.heading = workbook.createCellStyle();
        heading.setFont(font(true, 11));
        heading.setWrapText(true);
        heading.setVerticalAlignment(VerticalAlignment.TOP);
        fill(heading, IndexedColors.PALE_BLUE);
        this.wrapped = workbook.createCellStyle();
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        Font grey = font(false, 11);
        grey.setItalic(true);
        grey.setColor(IndexedColors.GREY_80_PERCENT.getIndex());
        for (Shade shade : Shade.values()) {
            values.put(shade, new EnumMap<>(FieldType.class));
            for (FieldType type : FieldType.values()) {
                CellStyle style = value(type);
                if (shade != Shade.NONE) {
                    style.setFillForegroundColor(shade == Shade.EXAMPLE ? PALE_GREY : PALE_GREEN);
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }
                if (shade == Shade.EXAMPLE) {
                    style.setFont(grey);
                }
                Objects.requireNonNull(values.get(shade)).put(type, style);
            }
        }
    }

    CellStyle value(FieldType type, Shade shade) {
        return Objects.requireNonNull(
                Objects.requireNonNull(values.get(shade), shade.name()).get(type), type.code());
    }

    /** As wide as a page, however many pages long. */
    static void print(Sheet sheet, int lastRowOfHeadings) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(lastRowOfHeadings, lastRowOfHeadings, -1, -1));
    }

    private CellStyle value(FieldType type) {
        CellStyle style = workbook.createCellStyle();
        String format = switch (type) {
            case STRING, BOOLEAN -> TEXT;
            case DATE -> DAY;
            case INTEGER, YEAR -> "0";
            case NUMBER -> "General";
        };
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private Font font(boolean isBold, int points) {
        Font font = workbook.createFont();
        font.setBold(isBold);
        font.setFontHeightInPoints((short) points);
        return font;
    }

    private static void fill(CellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
