package org.covalue.reports.pdf;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import org.covalue.reports.model.ReportException;

/** One line of text, laid out, drawn and embedded as in a report: where this works, reports can be drawn. */
public final class PdfTrial {

    private static final String TEXT = "Espa\u00f1a, \u0141\u00f3d\u017a, 12 345";
    private static final String PAGE = """
            <jasperReport name="specimen" pageWidth="300" pageHeight="100" columnWidth="260" leftMargin="20" rightMargin="20">
              <title height="40"><element kind="staticText" x="0" y="0" width="260" height="20" fontName="DejaVu Sans" fontSize="10.0">
                <text><![CDATA[%s]]></text></element></title>
            </jasperReport>
            """.formatted(TEXT);

    private PdfTrial() {}

    /**
     * @return whether the text can be read back from the file
     * @throws ReportException if it cannot be drawn
     */
    public static boolean draw(Path file) {
        ReportFonts.prepare();
        try {
            JasperExportManager.exportReportToPdfFile(
                    JasperFillManager.fillReport(
                            JasperCompileManager.compileReport(
                                    new ByteArrayInputStream(PAGE.getBytes(StandardCharsets.UTF_8))),
                            new HashMap<>(),
                            new JREmptyDataSource(1)),
                    file.toString());
            PdfReader reader = new PdfReader(file.toString());
            try {
                return new PdfTextExtractor(reader)
                        .getTextFromPage(1)
                        .replaceAll("\\s+", " ")
                        .contains(TEXT);
            } finally {
                reader.close();
            }
        } catch (JRException | IOException e) {
            throw new ReportException("a PDF cannot be drawn: " + e.getMessage(), e);
        }
    }
}
