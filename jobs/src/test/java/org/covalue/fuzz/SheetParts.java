package org.covalue.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks that are sound but for what stands in their one sheet. */
final class SheetParts {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String ODS = "urn:oasis:names:tc:opendocument:xmlns:";

    private SheetParts() {}

    static String row(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    static byte[] workbook(byte[] rows) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        put(
                parts,
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" " + TYPE + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" " + TYPE + "worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" " + TYPE + "sharedStrings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" " + TYPE + "styles+xml\"/></Types>");
        put(parts, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        put(
                parts,
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r0\"/>" + "</sheets></workbook>");
        put(
                parts,
                "xl/_rels/workbook.xml.rels",
                relations(
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "sharedStrings",
                        "sharedStrings.xml",
                        "styles",
                        "styles.xml"));
        put(
                parts,
                "xl/styles.xml",
                "<styleSheet " + MAIN + "><numFmts><numFmt numFmtId=\"200\" formatCode=\"0.0%\"/></numFmts><cellXfs>"
                        + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>");
        put(
                parts,
                "xl/sharedStrings.xml",
                "<sst " + MAIN + "><si><t>A</t></si><si><r><t>M</t></r><r><t>1</t></r></si></sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                around("<worksheet " + MAIN + "><sheetData>", rows, "</sheetData></worksheet>"));
        return zip(parts);
    }

    static byte[] openDocument(byte[] rows) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        put(parts, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put(
                "content.xml",
                around(
                        "<office:document-content xmlns:office=\"" + ODS + "office:1.0\" xmlns:table=\"" + ODS
                                + "table:1.0\" xmlns:text=\"" + ODS + "text:1.0\"><office:body><office:spreadsheet>"
                                + "<table:table table:name=\"S\">",
                        rows,
                        "</table:table></office:spreadsheet></office:body></office:document-content>"));
        put(parts, "META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"" + ODS + "manifest:1.0\"/>");
        return zip(parts);
    }

    private static String relations(String... kindsAndTargets) {
        StringBuilder all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            all.append("<Relationship Id=\"r" + i / 2 + "\" Type=\"" + OFFICE + "/" + kindsAndTargets[i]
                    + "\" Target=\"" + kindsAndTargets[i + 1] + "\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    private static void put(Map<String, byte[]> parts, String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] around(String before, byte[] inner, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(inner);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(part.getKey().equals("mimetype") ? stored(part) : new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** By which the kind of the file is told. */
    private static ZipEntry stored(Map.Entry<String, byte[]> part) {
        CRC32 sum = new CRC32();
        sum.update(part.getValue());
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        entry.setCrc(sum.getValue());
        return entry;
    }
}
