package org.covalue.inputs.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.CellKind;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an OpenDocument spreadsheet. Like cells and rows may stand once with a number of times. */
final class OpenDocumentSheet extends SheetRows {

    /** @param places where it stands, more than one where it is repeated */
    private record Cell(int first, int places, String type, String value, String text, boolean hasFormula) {}

    private static final Pattern POWER = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)?E[+-]?[0-9]+");

    private final StringBuilder text = new StringBuilder();
    private List<Cell> cells = List.of();
    private boolean isHidden;
    private int number;
    private long again;
    private boolean hasEnded;

    /** @param xml stands behind the start of the table */
    OpenDocumentSheet(XmlPart xml) {
        super(xml);
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (again > 0 || readRow()) {
            again--;
            number++;
            put();
            if (row.hasValue()) {
                hidden.addRow(isHidden);
                return Optional.of(new Row(number, row.end(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Reads the next row as it stands in the file. */
    private boolean readRow() throws IOException {
        while (!hasEnded && xml.nextTag()) {
            if (xml.isEnd("table")) {
                hasEnded = true;
            } else if (xml.isStart() && xml.element().equals("table")) {
                xml.skip();
            } else if (xml.isStart() && xml.element().equals("table-row")) {
                again = times("number-rows-repeated");
                String visibility = xml.attribute("visibility");
                isHidden = visibility != null && !visibility.equals("visible");
                cells = readCells();
                if (!cells.isEmpty()) {
                    return true;
                }
                number = (int) Math.min(Integer.MAX_VALUE, number + again);
                again = 0;
            }
        }
        return false;
    }

    /** Those that hold something. */
    private List<Cell> readCells() throws IOException {
        List<Cell> read = new ArrayList<>();
        long place = 0;
        while (xml.nextTag() && !xml.isEnd("table-row")) {
            if (xml.isStart()
                    && (xml.element().equals("table-cell") || xml.element().equals("covered-table-cell"))) {
                long places = times("number-columns-repeated");
                Cell cell = readCell((int) Math.min(place, Integer.MAX_VALUE), (int) Math.min(places, 1 << 15));
                if (!cell.text().isEmpty() || !cell.value().isEmpty() || cell.hasFormula()) {
                    read.add(cell);
                }
                place += places;
            }
        }
        return read;
    }

    private Cell readCell(int place, int places) throws IOException {
        String type = orEmpty(xml.attribute("value-type"));
        boolean hasFormula = xml.attribute("formula") != null;
        String value = switch (type) {
            case "date" -> orEmpty(xml.attribute("date-value"));
            case "boolean" -> orEmpty(xml.attribute("boolean-value"));
            case "time" -> orEmpty(xml.attribute("time-value"));
            default -> orEmpty(xml.attribute("value"));
        };
        return new Cell(place, places, type, value, readText(), hasFormula);
    }

    /** Paragraphs of the cell that has just begun, but for its notes. */
    private String readText() throws IOException {
        text.setLength(0);
        int depth = 1;
        int paragraphs = 0;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (xml.element()) {
                        case "annotation", "shapes", "frame" -> {
                            xml.skip();
                            continue;
                        }
                        case "p" -> text.append(paragraphs++ == 0 ? "" : "\n");
                        case "s" -> text.append(" ".repeat((int) Math.min(times("c"), 1 << 10)));
                        case "tab" -> text.append('\t');
                        case "line-break" -> text.append('\n');
                        default -> {}
                    }
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth > 1) {
                        xml.appendText(text);
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }

    private void put() throws IOException {
        row.begin(number);
        for (Cell cell : cells) {
            for (int place = cell.first(); place < cell.first() + cell.places(); place++) {
                put(place, cell);
            }
        }
    }

    private void put(int place, Cell cell) throws IOException {
        RecordSpec.Field column = row.column(place);
        boolean isError =
                cell.text().startsWith("#") && cell.hasFormula() || cell.text().startsWith("Err:");
        if (isError) {
            row.put(place, cell.text(), CellKind.ERROR);
        } else if (cell.hasFormula() && cell.type().isEmpty()) {
            row.put(place, "", CellKind.NO_RESULT);
        } else {
            putValue(place, cell, column);
        }
    }

    private void putValue(int place, Cell cell, RecordSpec.@Nullable Field column) throws IOException {
        if (CellText.isId(column)) {
            putId(place, cell);
            return;
        }
        CellKind kind = CellText.kindOfNumber(column);
        switch (cell.type()) {
            case "float", "currency" ->
                row.put(
                        place,
                        isCode(cell) && kind == CellKind.TEXT ? cell.text() : CellText.number(cell.value()),
                        kind);
            case "percentage" -> row.put(place, CellText.percent(cell.value(), column), kind);
            case "date" -> row.put(place, cell.value(), kind);
            case "boolean" -> row.put(place, CellText.truth(cell.value().equals("true"), column), CellKind.TYPED);
            default -> row.put(place, cell.text(), CellKind.TEXT);
        }
    }

    private void putId(int place, Cell cell) throws IOException {
        String number = cell.type().equals("float") || cell.type().equals("currency") ? cell.value() : "";
        if (!number.isEmpty()) {
            double value = CellText.parsed(number);
            boolean isFraction = value != Math.rint(value);
            boolean isNone = isFraction || POWER.matcher(cell.text()).matches() && Math.abs(value) < 1e11;
            String shown = isNone || isCode(cell) ? cell.text() : CellText.number(number);
            row.put(place, shown, isNone ? CellKind.NO_ID : CellKind.TEXT);
        } else {
            boolean isText = cell.type().isEmpty() || cell.type().equals("string");
            row.put(place, cell.text(), isText ? CellKind.TEXT : CellKind.NO_ID);
        }
    }

    /** Ids and codes that are shown as {@code 00042} or {@code M42}. */
    private static boolean isCode(Cell cell) {
        String shown = cell.text();
        boolean isOfFixedLength =
                shown.length() > 1 && shown.charAt(0) == '0' && shown.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean hasLetter = shown.chars().anyMatch(Character::isLetter)
                && !POWER.matcher(shown).matches();
        return isOfFixedLength || hasLetter && cell.type().equals("float");
    }

    private long times(String attribute) throws UnreadableFile {
        String given = xml.attribute(attribute);
        try {
            return given == null ? 1 : Math.max(1, Long.parseLong(given));
        } catch (NumberFormatException e) {
            throw new UnreadableFile(Message.of("cell_repeated", "found", RejectedRow.typed(String.valueOf(given))), e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
