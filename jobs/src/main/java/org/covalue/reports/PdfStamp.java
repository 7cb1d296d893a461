package org.covalue.reports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.IntFunction;
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
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String FONT_TAG = "COVALU";

    private PdfStamp() {
    }

    static void fix(Path file, ReportModel model) throws IOException {
        String id = id(model);
        try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "rw")) {
            long start = Math.max(0, pdf.length() - TAIL);
            byte[] bytes = new byte[(int) (pdf.length() - start)];
            pdf.seek(start);
            pdf.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            overwrite(pdf, start, DATE.matcher(text), length -> date(model, length));
            overwrite(pdf, start, FONT.matcher(text), length -> FONT_TAG);
            overwrite(pdf, start, ID.matcher(text), length -> id.repeat(length / id.length() + 1));
        }
    }

    /** @param text what to write, at least as long as the room it is told */
    private static void overwrite(RandomAccessFile pdf, long start, Matcher matcher, IntFunction<String> text)
            throws IOException {
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                int length = matcher.end(group) - matcher.start(group);
                pdf.seek(start + matcher.start(group));
                pdf.write(text.apply(length).getBytes(StandardCharsets.ISO_8859_1), 0, length);
            }
        }
    }

    /** UTC, in the short or the long way of writing it, as there is room. */
    private static String date(ReportModel model, int length) {
        String second = SECOND.format(model.madeAt());
        return length == second.length() + 1 ? second + "Z" : second + "+00'00'";
    }

    private static String id(ReportModel model) {
        String content = model.reportId() + model.title() + model.subject() + model.facts() + model.exhibits();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
