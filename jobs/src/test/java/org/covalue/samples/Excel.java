package org.covalue.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook in the making, of the few parts that spreadsheet programs need. Its parts are stored and not compressed,
 * and bear one fixed hour: the same bytes come out on every machine.
 */
final class Excel {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml";
    private static final LocalDateTime SAVED_AT = LocalDateTime.of(2025, 2, 3, 9, 0);

    private static final String STYLES = "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"14\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFD9E2EC\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"2\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\"/>"
            + "</cellXfs></styleSheet>";

    private final String title;
    private final String creator;
    private final Map<String, String> sheets = new LinkedHashMap<>();

    Excel(String title, String creator) {
        this.title = title;
        this.creator = creator;
    }

    /** @param isNumber whether the cell holds a number, else the text as it is; a blank text is no cell */
    record Cell(String text, boolean isNumber) {

        static Cell text(String text) {
            return new Cell(text, false);
        }

        static Cell number(String figure) {
            return new Cell(figure, true);
        }
    }

    /** @param above lines of the block of titles, each merged over all columns */
    void sheet(String name, List<String> above, List<String> header, List<List<Cell>> rows) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><cols><col min=\"1\" max=\"")
                .append(header.size())
                .append("\" width=\"16\" customWidth=\"1\"/></cols><sheetData>");
        int number = 1;
        for (String line : above) {
            row(xml, number++, 1, List.of(Cell.text(line)));
        }
        row(xml, number++, 2, header.stream().map(Cell::text).toList());
        for (List<Cell> row : rows) {
            row(xml, number++, 0, row);
        }
        xml.append("</sheetData>").append(merged(above.size(), header.size()));
        sheets.put(name, xml.append("</worksheet>").toString());
    }

    private static String merged(int lines, int columns) {
        StringBuilder xml = new StringBuilder();
        for (int line = 1; line <= lines; line++) {
            xml.append("<mergeCell ref=\"A" + line + ":" + column(columns - 1) + line + "\"/>");
        }
        return lines == 0 ? "" : "<mergeCells count=\"" + lines + "\">" + xml + "</mergeCells>";
    }

    private static void row(StringBuilder xml, int number, int look, List<Cell> cells) {
        xml.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String start = "<c r=\"" + column(i) + number + "\"" + (look == 0 ? "" : " s=\"" + look + "\"");
            if (cell.isNumber && !cell.text.isEmpty()) {
                xml.append(start).append("><v>").append(cell.text).append("</v></c>");
            } else if (!cell.text.isEmpty()) {
                xml.append(start)
                        .append(" t=\"inlineStr\"><is><t>")
                        .append(escaped(cell.text))
                        .append("</t></is></c>");
            }
        }
        xml.append("</row>");
    }

    private static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + (char) ('A' + index % 26);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    byte[] bytes() throws IOException {
        StringBuilder types = new StringBuilder();
        StringBuilder named = new StringBuilder();
        StringBuilder related = new StringBuilder();
        Map<String, String> parts = new LinkedHashMap<>();
        for (String name : sheets.keySet()) {
            int number = parts.size() + 1;
            types.append(override("/xl/worksheets/sheet" + number + ".xml", TYPES + "worksheet+xml"));
            named.append("<sheet name=\"" + escaped(name) + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"/>");
            related.append(relation("s" + number, OFFICE + "/worksheet", "worksheets/sheet" + number + ".xml"));
            parts.put("xl/worksheets/sheet" + number + ".xml", sheets.get(name));
        }
        types.append(override("/xl/workbook.xml", TYPES + "sheet.main+xml"))
                .append(override("/xl/styles.xml", TYPES + "styles+xml"))
                .append(override("/docProps/core.xml", PROPERTIES));
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/>" + types + "</Types>");
        all.put(
                "_rels/.rels",
                relations(relation("r1", OFFICE + "/officeDocument", "xl/workbook.xml")
                        + relation("r2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")));
        all.put("docProps/core.xml", properties());
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>" + named
                        + "</sheets></workbook>");
        all.put(
                "xl/_rels/workbook.xml.rels",
                relations(related + relation("styles", OFFICE + "/styles", "styles.xml")));
        all.put("xl/styles.xml", STYLES);
        all.putAll(parts);
        return stored(all);
    }

    private String properties() {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\" "
                + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + escaped(title)
                + "</dc:title><dc:creator>" + escaped(creator) + "</dc:creator>"
                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + SAVED_AT + ":00Z</dcterms:created>"
                + "</cp:coreProperties>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static byte[] stored(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(SAVED_AT);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
