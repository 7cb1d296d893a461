package org.covalue.bench;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.spec.RecordSpecs;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * A sheet of revenue rows read by the product (every cell checked, rows put into the format of COPY), by POI's event API
 * and by fastexcel-reader, which both only hand cells over; alternating, in one process; medians.
 */
public final class WorkbookBench {

    private static final List<String> HEAD = List.of("member_id", "year", "currency", "revenue", "value_added", "exports",
            "rd_expenditure", "employees_fte", "product_innovation", "price_basis");
    private static final int MEMBERS = 50_000;

    /** A way of reading; gives the number of rows. */
    private interface Way {
        long read(Path file) throws Exception;
    }

    private record Timed(String name, Way way, List<Double> seconds) {
    }

    /** @param arguments rows, repetitions */
    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        Path file = Path.of(System.getProperty("bench.target")).resolve("workbook-" + rows + ".xlsx");
        if (!Files.exists(file)) {
            write(file, rows);
        }
        List<Timed> ways = List.of(new Timed("covalue: read, check, put for COPY", WorkbookBench::ours, new ArrayList<>()),
                new Timed("fastexcel-reader: read", WorkbookBench::fastexcel, new ArrayList<>()),
                new Timed("POI event API: read", WorkbookBench::poi, new ArrayList<>()));
        for (int repetition = 0; repetition < Integer.parseInt(arguments[1]); repetition++) {
            for (int i = 0; i < ways.size(); i++) {
                Timed one = ways.get((i + repetition) % ways.size());
                long start = System.nanoTime();
                long read = one.way().read(file);
                one.seconds().add((System.nanoTime() - start) / 1e9);
                if (read != rows) {
                    throw new IllegalStateException(one.name() + " read " + read + " rows of " + rows);
                }
            }
        }
        System.out.printf("%,d rows x %d columns, %,d MB%n", rows, HEAD.size(), Files.size(file) >> 20);
        double ours = median(ways.get(0).seconds());
        for (Timed one : ways) {
            double seconds = median(one.seconds());
            System.out.printf(Locale.ROOT, "%-36s %6.2f s %,9.0f rows/s %6.2f x ours%n", one.name(), seconds, rows / seconds,
                    seconds / ours);
        }
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static long ours(Path file) throws Exception {
        long rows = 0;
        try (BlockSource source = LandingFile.blocks(file, "Revenue", RecordSpecs.load(), Reading.plain(2025), 1)) {
            for (Optional<RowBlock> block = source.next(); block.isPresent(); block = source.next()) {
                rows += block.get().rowsLoaded();
            }
        }
        return rows;
    }

    private static long fastexcel(Path file) throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.mapToLong(row -> row.getCellCount() == HEAD.size() ? 1 : 0).sum() - 1;
        }
    }

    private static long poi(Path file) throws Exception {
        long[] rows = {-1};
        try (OPCPackage parts = OPCPackage.open(file.toFile(), org.apache.poi.openxml4j.opc.PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(parts);
            XMLReader xml = SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), new ReadOnlySharedStringsTable(parts),
                    new XSSFSheetXMLHandler.SheetContentsHandler() {
                        @Override
                        public void startRow(int row) {
                        }

                        @Override
                        public void endRow(int row) {
                            rows[0]++;
                        }

                        @Override
                        public void cell(String place, String value, XSSFComment comment) {
                        }
                    }, false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
        return rows[0];
    }

    private static void write(Path file, int rows) throws Exception {
        Files.createDirectories(file.getParent());
        List<String> shared = new ArrayList<>(HEAD);
        for (int member = 0; member < MEMBERS; member++) {
            shared.add("M%06d".formatted(member));
        }
        shared.addAll(List.of("ARS", "yes", "no", "nominal"));
        int further = HEAD.size() + MEMBERS;
        SplittableRandom random = new SplittableRandom(3);
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(1);
            text(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + type("/xl/workbook.xml", "sheet.main") + type("/xl/worksheets/sheet1.xml", "worksheet")
                    + type("/xl/styles.xml", "styles") + type("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
            text(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            text(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                    + "<sheet name=\"Revenue\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
            text(zip, "xl/_rels/workbook.xml.rels",
                    relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml", "styles", "styles.xml"));
            text(zip, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>");
            StringBuilder texts = new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            shared.forEach(one -> texts.append("<si><t>").append(one).append("</t></si>"));
            text(zip, "xl/sharedStrings.xml", texts.append("</sst>").toString());
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            StringBuilder sheet = new StringBuilder(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            for (int row = 1; row <= rows + 1; row++) {
                sheet.append("<row r=\"").append(row).append("\">");
                for (int column = 0; column < HEAD.size(); column++) {
                    boolean isText = row == 1 || column == 0 || column == 2 || column >= 8;
                    int number = row - 2;
                    sheet.append("<c r=\"").append((char) ('A' + column)).append(row).append(isText ? "\" t=\"s\"><v>" : "\"><v>");
                    if (row == 1) {
                        sheet.append(column);
                    } else {
                        switch (column) {
                            case 0 -> sheet.append(HEAD.size() + number % MEMBERS);
                            case 1 -> sheet.append(2000 + number / MEMBERS);
                            case 2 -> sheet.append(further);
                            case 8 -> sheet.append(further + 1 + number % 2);
                            case 9 -> sheet.append(further + 3);
                            default -> sheet.append(column == 3 ? 1e7 + random.nextInt(1_000_000) / 100.0
                                    : random.nextInt(100_000_000) / 100.0);
                        }
                    }
                    sheet.append("</v></c>");
                }
                sheet.append("</row>");
                if (row % 5_000 == 0) {
                    zip.write(sheet.toString().getBytes(StandardCharsets.US_ASCII));
                    sheet.setLength(0);
                }
            }
            zip.write(sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                + kind + "+xml\"/>";
    }

    private static String relations(String... kindsAndTargets) {
        StringBuilder all = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            all.append("<Relationship Id=\"r").append(i / 2)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
                    .append(kindsAndTargets[i]).append("\" Target=\"").append(kindsAndTargets[i + 1]).append("\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
