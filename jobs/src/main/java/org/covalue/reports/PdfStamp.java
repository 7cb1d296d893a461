package org.covalue.reports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a PDF the time of its edition in place of the time of writing, an id that follows from its content, and a fixed
 * tag before the names of its fonts in place of a drawn one, so that the same report is the same file. The library has
 * no setting for these; all stand as text of fixed length near the file's end.
 */
final class PdfStamp {

    private static final int TAIL = 4 * 1024 * 1024;
    private static final Pattern DATE = Pattern.compile("/(?:CreationDate|ModDate) ?\\((D:[^)]*)\\)");
    private static final Pattern FONT = Pattern.compile("/(?:BaseFont|FontName) ?/([A-Z]{6})\\+");
    private static final Pattern ID = Pattern.compile("/ID ?\\[<([0-9a-f]*)><([0-9a-f]*)>]");
    private static final DateTimeFormatter PDF_DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+00''00'''")
            .withZone(ZoneOffset.UTC);

    private static final String FONT_TAG = "COVALU";

    private PdfStamp() {
    }

    static void fix(Path file, ReportModel model) throws IOException {
        try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "rw")) {
            long start = Math.max(0, pdf.length() - TAIL);
            byte[] bytes = new byte[(int) (pdf.length() - start)];
            pdf.seek(start);
            pdf.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            overwrite(pdf, start, DATE.matcher(text), PDF_DATE.format(model.madeAt()));
            overwrite(pdf, start, FONT.matcher(text), FONT_TAG);
            overwrite(pdf, start, ID.matcher(text), id(model));
        }
    }

    private static void overwrite(RandomAccessFile pdf, long start, Matcher matcher, String text) throws IOException {
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                int length = matcher.end(group) - matcher.start(group);
                pdf.seek(start + matcher.start(group));
                pdf.write(fitted(text, length).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Cut or repeated to the length there is. */
    private static String fitted(String text, int length) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }

    private static String id(ReportModel model) {
        String content = model.reportId() + model.title() + model.subject() + model.facts() + model.exhibits();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
