package org.covalue.inputs.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;

/** The sheets of a workbook, of which each is read like a file. */
public interface Workbook extends Closeable {

    /** @param isHidden whether the program that wrote it does not show it */
    record Sheet(String name, boolean isHidden) {}

    /** In the order in which they stand. */
    List<Sheet> sheets();

    /** @throws UnreadableFile if the sheet is damaged or missing */
    RowSource rows(String sheet) throws IOException;

    /** Whether files of this kind are workbooks that can be read. */
    static boolean isRead(FileKind kind) {
        return kind == FileKind.WORKBOOK || kind == FileKind.OPEN_DOCUMENT;
    }

    /** @throws UnreadableFile if the file is damaged, made to harm, or a workbook of a kind that is not read */
    static Workbook open(Path file, FileKind kind) throws IOException {
        return kind == FileKind.OPEN_DOCUMENT ? OpenDocument.open(file) : ExcelWorkbook.open(file);
    }
}
