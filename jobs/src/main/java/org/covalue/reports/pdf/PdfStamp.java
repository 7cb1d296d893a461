package org.covalue.reports.pdf;

import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.RandomAccessFileOrArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.reports.model.ReportModel;

/**
 * Packs a PDF tightly and gives it the time of its edition in place of the time of writing, an id that follows from its
 * content, and a fixed tag before the names of its fonts in place of a drawn one: the same report is the same file.
 */
final class PdfStamp {

    private static final int TAIL = 4 * 1024 * 1024;
    private static final long LARGE = 16L * 1024 * 1024;
    private static final Pattern FONT = Pattern.compile("/(?:BaseFont|FontName) ?/([A-Z]{6})\\+");
    private static final Pattern ID = Pattern.compile("/ID ?\\[<([0-9a-f]{32})><([0-9a-f]{32})>]");
    private static final String FONT_TAG = "COVALU";

    private final ReportModel model;

    PdfStamp(ReportModel model) {
        this.model = model;
    }

    /** @param drawn the file as the library writes it, not compressed as a whole; its fonts are renamed in place */
    void pack(Path drawn, Path file) throws IOException {
        overwrite(drawn, FONT, FONT_TAG);
        PdfReader reader = reader(drawn);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PdfStamper stamper = new PdfStamper(reader, out);
            stamper.setFullCompression();
            stamper.setInfoDictionary(Map.of("CreationDate", new PdfDate(madeAt()).toString()));
            stamper.setEnforcedModificationDate(madeAt());
            stamper.close();
        } finally {
            reader.close();
        }
        overwrite(file, ID, id());
    }

    /** A large file is read piece by piece, which is slower, so that memory stays bounded. */
    private static PdfReader reader(Path drawn) throws IOException {
        return Files.size(drawn) <= LARGE
                ? new PdfReader(Files.readAllBytes(drawn))
                : new PdfReader(new RandomAccessFileOrArray(drawn.toString(), false, true), null);
    }

    /** Replaces what the library draws at random and has no setting for; it stands near the end of the file. */
    private static void overwrite(Path file, Pattern pattern, String text) throws IOException {
        try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "rw")) {
            long start = Math.max(0, pdf.length() - TAIL);
            byte[] bytes = new byte[(int) (pdf.length() - start)];
            pdf.seek(start);
            pdf.readFully(bytes);
            Matcher matcher = pattern.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    pdf.seek(start + matcher.start(group));
                    pdf.write(text.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private Calendar madeAt() {
        return GregorianCalendar.from(model.madeAt().atZone(ZoneOffset.UTC));
    }

    private String id() {
        String content = model.reportId() + model.title() + model.subject() + model.facts() + model.exhibits();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
