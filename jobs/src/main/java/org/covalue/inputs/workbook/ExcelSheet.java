package org.covalue.inputs.workbook;

import java.io.IOException;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.CellKind;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet (ECMA-376, part 1, 18.3.1.73 ff.), read forwards; what the sheet says of its size is not
 * believed.
 */
final class ExcelSheet extends SheetRows {

    private final SharedTexts texts;
    private final CellFormats formats;
    private final boolean isFrom1904;
    private boolean isInData;

    ExcelSheet(XmlPart xml, SharedTexts texts, CellFormats formats, boolean isFrom1904) {
        super(xml);
        this.texts = texts;
        this.formats = formats;
        this.isFrom1904 = isFrom1904;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (xml.nextTag()) {
            if (xml.element().equals("sheetData")) {
                isInData = xml.isStart();
            } else if (xml.isStart() && xml.element().equals("col") && xml.isTrue("hidden")) {
                hidden.addColumns(place(xml.attribute("min"), 1), place(xml.attribute("max"), 1));
            } else if (xml.isStart() && isInData && xml.element().equals("row")) {
                boolean isHidden = xml.isTrue("hidden");
                readRow();
                if (row.hasValue()) {
                    hidden.addRow(isHidden);
                    return Optional.of(new Row(row.number(), row.end(), Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    private void readRow() throws IOException {
        row.begin(place(xml.attribute("r"), row.number() + 1));
        int column = 0;
        while (xml.nextTag() && !xml.isEnd("row")) {
            if (xml.isStart() && xml.element().equals("c")) {
                column = column(xml.attribute("r"), column);
                readCell(column++);
            }
        }
    }

    private void readCell(int column) throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = null;
        boolean hasFormula = false;
        while (xml.nextTag() && !xml.isEnd("c")) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.element()) {
                case "v" -> value = xml.text();
                case "is" -> value = SharedTexts.richText(xml, "is");
                case "f" -> {
                    hasFormula = true;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        if (value == null || value.isEmpty()) {
            // A formula may well give a text without letters; it says so.
            boolean hasNoResult = hasFormula && (value == null || !"str".equals(type));
            row.put(column, "", hasNoResult ? CellKind.NO_RESULT : CellKind.TEXT);
        } else {
            put(column, type == null ? "n" : type, style, value);
        }
    }

    private void put(int place, String type, @Nullable String style, String value) throws IOException {
        RecordSpec.Field column = row.column(place);
        switch (type) {
            case "s" -> row.put(place, texts.get(value), CellKind.TEXT);
            case "str", "inlineStr" -> row.put(place, value, CellKind.TEXT);
            case "b" ->
                row.put(
                        place,
                        CellText.truth(value.strip().equals("1"), column),
                        CellText.isId(column) ? CellKind.NO_ID : CellKind.TYPED);
            case "e" -> row.put(place, value, CellKind.ERROR);
            case "d" -> row.put(place, value, CellText.isId(column) ? CellKind.NO_ID : CellKind.TYPED);
            default -> putNumber(place, style, value, column);
        }
    }

    private void putNumber(int place, @Nullable String style, String value, RecordSpec.@Nullable Field column)
            throws IOException {
        FormatCode format = formats.of(style);
        FormatSection section = format.section(format.isSingle() ? 0 : CellText.parsed(value));
        if (CellText.isId(column)) {
            putId(place, style, value, section.meaning());
            return;
        }
        CellKind kind = CellText.kindOfNumber(column);
        switch (section.meaning()) {
            case DATE -> row.put(place, CellText.date(CellText.parsed(value), isFrom1904), kind);
            case PERCENT -> row.put(place, CellText.percent(value, column), kind);
            case CODE -> row.put(place, kind == CellKind.TEXT ? code(style, value) : CellText.number(value), kind);
            default -> row.put(place, CellText.number(value), kind);
        }
    }

    private void putId(int place, @Nullable String style, String value, FormatSection.Meaning meaning)
            throws IOException {
        double number = CellText.parsed(value);
        boolean isWhole = FormatSection.isWhole(number) || Math.abs(number) >= CellText.LEAST_TOO_LONG;
        boolean isNone = !isWhole
                || meaning == FormatSection.Meaning.DATE
                || meaning == FormatSection.Meaning.PERCENT
                || meaning == FormatSection.Meaning.POWER;
        if (isNone) {
            boolean isShownOtherwise = meaning != FormatSection.Meaning.NUMBER;
            String shown = isShownOtherwise ? formats.shown(number, style, isFrom1904) : CellText.number(value);
            row.put(place, shown, CellKind.NO_ID);
        } else {
            row.put(
                    place,
                    meaning == FormatSection.Meaning.CODE ? code(style, value) : CellText.number(value),
                    CellKind.TEXT);
        }
    }

    /** As it is shown, where that is no rounding. */
    private String code(@Nullable String style, String value) throws UnreadableFile {
        double number = CellText.parsed(value);
        return FormatSection.isWhole(number) ? formats.of(style).shown(number) : CellText.number(value);
    }

    /** @return the column of a reference such as {@code BC12}, from 0 */
    private static int column(@Nullable String reference, int following) throws UnreadableFile {
        if (reference == null) {
            return following;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) > '9'; i++) {
            column = column * 26 + (reference.charAt(i) - 'A' + 1);
            if (column < 1 || column > SheetRow.MOST_COLUMNS) {
                throw new UnreadableFile(Message.of("cell_address", "found", RejectedRow.typed(reference)));
            }
        }
        return column - 1;
    }

    private static int place(@Nullable String text, int otherwise) throws UnreadableFile {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UnreadableFile(Message.of("sheet_place", "found", RejectedRow.typed(text)), e);
        }
    }
}
