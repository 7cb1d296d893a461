package org.covalue.inputs.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks part by part, as no program would. */
public final class RawWorkbook {

    private RawWorkbook() {}

    /** A workbook whose only sheet, {@code s}, has this XML. */
    public static Path write(Path file, String sheet) throws IOException {
        return zip(
                file,
                "",
                Map.of(
                        "xl/workbook.xml",
                        "<workbook><sheets><sheet name=\"s\" id=\"r1\"/></sheets></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" "
                                + "Target=\"worksheets/sheet1.xml\"/></Relationships>",
                        "xl/worksheets/sheet1.xml",
                        sheet.strip()));
    }

    /** A spreadsheet of LibreOffice. @param tables its elements {@code table:table} */
    static Path writeOpenDocument(Path file, String tables) throws IOException {
        return zip(
                file,
                "application/vnd.oasis.opendocument.spreadsheet",
                Map.of(
                        "content.xml",
                        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
                                + "<office:spreadsheet>" + tables.strip()
                                + "</office:spreadsheet></office:body></office:document-content>"));
    }

    /** @param type stands first and unpacked, where there is one */
    private static Path zip(Path file, String type, Map<String, String> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (!type.isEmpty()) {
                zip.setLevel(0);
                zip.putNextEntry(new ZipEntry("mimetype"));
                zip.write(type.getBytes(StandardCharsets.US_ASCII));
            }
            zip.setLevel(9);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
