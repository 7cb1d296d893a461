package org.covalue.inputs.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own workbook back: same sheets, formulas and formats, faulty cells coloured and with a note, and a first
 * sheet that lists the faults and leads to the cells. What is no workbook of Excel becomes one.
 */
public final class AnnotatedCopy {

    private static final long MOST_BYTES = 20L << 20;
    /** More notes than a program opens with ease; beyond them cells are coloured only. */
    private static final int MOST_NOTES = 5_000;

    private static final List<Integer> WIDTHS = List.of(20, 10, 30, 70, 50);

    private final String language;
    private final XSSFWorkbook book;
    private final CreationHelper helper;
    private final Map<Short, CellStyle> marked = new HashMap<>();
    private int notes;

    private AnnotatedCopy(XSSFWorkbook book, String language) {
        this.book = book;
        this.helper = book.getCreationHelper();
        this.language = language;
    }

    /**
     * @param checked what is wrong with the file
     * @param language of the notes, {@code en} or {@code es}
     * @throws Problem if the file is too large for it
     */
    public static void write(Path file, CheckedFile checked, String language, OutputStream out) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new Problem(file + " has more than " + (MOST_BYTES >> 20)
                    + " MB, which is too much for an annotated copy; check --json lists its faults");
        }
        try (XSSFWorkbook book = open(file, checked)) {
            new AnnotatedCopy(book, language).annotate(checked);
            book.write(out);
        }
    }

    /** @throws Problem if a workbook is too damaged to be written again */
    private static XSSFWorkbook open(Path file, CheckedFile checked) throws IOException {
        if (FileKind.of(file) != FileKind.WORKBOOK) {
            return copy(file, checked);
        }
        try {
            return new XSSFWorkbook(OPCPackage.open(Files.newInputStream(file)));
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw new Problem(file + " cannot be annotated: " + e.getMessage(), e);
        }
    }

    /** Every cell as text, so that nothing in it is calculated. */
    private static XSSFWorkbook copy(Path file, CheckedFile checked) throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        for (FileCheck.Outcome table : checked.tables()) {
            if (book.getSheet(sheetName(checked, table)) != null) {
                continue;
            }
            Sheet sheet = book.createSheet(sheetName(checked, table));
            LandingFile landed = new LandingFile(checked.name(), file, table.sheetRead()).under(checked.locale());
            if (table.isOfDocument()) {
                landed = landed.by(table.mapping().orElseThrow());
            }
            boolean hasRows =
                    table.record().isPresent() || !table.sheetRead().isEmpty() || FileKind.of(file) == FileKind.TEXT;
            if (hasRows) {
                try (RowSource rows = landed.open()) {
                    for (Optional<RowSource.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                        Row to = sheet.createRow(row.get().number() - 1);
                        List<String> cells = row.get().cells().texts();
                        for (int i = 0; i < cells.size(); i++) {
                            to.createCell(i).setCellValue(shortened(cells.get(i)));
                        }
                    }
                } catch (UnreadableFile told) {
                    // What can be read stands there; the first sheet says why no more does.
                }
            }
        }
        return book;
    }

    private static String shortened(String text) {
        return text.length() <= 32_767 ? text : text.substring(0, 32_767);
    }

    private static String sheetName(CheckedFile checked, FileCheck.Outcome table) {
        String last = checked.name().substring(checked.name().lastIndexOf('/') + 1);
        return WorkbookUtil.createSafeSheetName(table.sheetRead().isEmpty() ? last : table.sheetRead());
    }

    private void annotate(CheckedFile checked) {
        Sheet problems = book.createSheet(unused(say(Message.of("sheet_of_problems"))));
        book.setSheetOrder(problems.getSheetName(), 0);
        book.setActiveSheet(0);
        book.setSelectedTab(0);
        int next = head(problems);
        for (FileCheck.Outcome table : checked.tables()) {
            if (table.refusal().isPresent()) {
                line(
                        problems,
                        next++,
                        sheetOf(checked, table.sheet()),
                        "",
                        "",
                        table.found(),
                        table.refusal().get(),
                        null);
            }
        }
        for (FaultGroup group : checked.groups()) {
            for (FaultGroup.Row row : group.rows()) {
                Sheet sheet = sheetOf(checked, row.file());
                int column = checked.column(group, row).orElse(0);
                if (sheet != null) {
                    mark(cell(sheet, column, row.number()), say(row.message()));
                }
                line(
                        problems,
                        next++,
                        sheet,
                        checked.place(group, row, language),
                        CellAddress.of(column, row.number()),
                        say(row.found()),
                        row.message(),
                        group.cause().expected());
            }
        }
        problems.createFreezePane(0, 1);
        problems.setFitToPage(true);
        problems.getPrintSetup().setLandscape(true);
        problems.getPrintSetup().setFitHeight((short) 0);
        for (int i = 0; i < WIDTHS.size(); i++) {
            problems.setColumnWidth(i, WIDTHS.get(i) * 256);
        }
    }

    private int head(Sheet problems) {
        Font bold = book.createFont();
        bold.setBold(true);
        CellStyle style = book.createCellStyle();
        style.setFont(bold);
        Row head = problems.createRow(0);
        List<String> titles =
                List.of("problem_sheet", "problem_cell", "problem_found", "problem_why", "problem_expected");
        for (int i = 0; i < titles.size(); i++) {
            Cell cell = head.createCell(i);
            cell.setCellValue(say(Message.of(titles.get(i))));
            cell.setCellStyle(style);
        }
        return 1;
    }

    private void line(
            Sheet problems,
            int at,
            @Nullable Sheet sheet,
            String place,
            String address,
            String found,
            Message why,
            @Nullable Message expected) {
        Row line = problems.createRow(at);
        line.createCell(0).setCellValue(sheet == null ? "" : sheet.getSheetName());
        Cell cell = line.createCell(1);
        cell.setCellValue(place);
        if (sheet != null && !address.isEmpty()) {
            Hyperlink link = helper.createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress("'" + sheet.getSheetName().replace("'", "''") + "'!" + address);
            cell.setHyperlink(link);
        }
        line.createCell(2).setCellValue(found);
        line.createCell(3).setCellValue(say(why));
        line.createCell(4).setCellValue(expected == null ? "" : say(expected));
    }

    private @Nullable Sheet sheetOf(CheckedFile checked, String sheet) {
        return checked.tables().stream()
                .filter(table -> table.sheet().equals(sheet))
                .findFirst()
                .map(table -> (Sheet)
                        book.getSheet(table.sheetRead().isEmpty() ? sheetName(checked, table) : table.sheetRead()))
                .orElse(null);
    }

    private static Cell cell(Sheet sheet, int column, int number) {
        Row row = sheet.getRow(number - 1);
        return (row == null ? sheet.createRow(number - 1) : row)
                .getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** Keeps the format of the cell, so that a corrected value is shown as before. */
    private void mark(Cell cell, String note) {
        cell.setCellStyle(marked.computeIfAbsent(cell.getCellStyle().getIndex(), index -> {
            CellStyle style = book.createCellStyle();
            style.cloneStyleFrom(book.getCellStyleAt(index));
            style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        }));
        if (notes++ < MOST_NOTES) {
            addNote(cell, note);
        }
    }

    private void addNote(Cell cell, String note) {
        Comment before = cell.getCellComment();
        String text = before == null ? note : before.getString().getString() + "\n" + note;
        if (before != null) {
            before.setString(helper.createRichTextString(text));
            return;
        }
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 4);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 4);
        Comment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString(text));
        cell.setCellComment(comment);
    }

    private String unused(String name) {
        String free = name;
        for (int i = 2; book.getSheet(free) != null; i++) {
            free = name + " " + i;
        }
        return free;
    }

    private String say(Message message) {
        return shortened(message.in(language));
    }
}
