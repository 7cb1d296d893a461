package org.covalue.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.covalue.platform.AtomicFile;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfWriterTest {

    @TempDir
    private Path folder;

    @Test
    void theTextIsThereWithItsAccentsStatesAndPageNumbers() throws IOException {
        Path file = folder.resolve("report.pdf");
        Reports.write(SampleReport.in(Language.ES), Format.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Córdoba Ñandú – Łódź", "Año Ñ ł €", "1.000,1", "(c)", "n.i.", "confidencial");
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            assertThat(text)
                    .containsPattern("Página 1 de\\s+" + pages)
                    .containsPattern("Página " + pages + " de\\s+" + pages);
        }
    }

    @Test
    void theHeadOfATableComesAgainOnEveryPage() throws IOException {
        Path file = folder.resolve("report.pdf");
        Reports.write(SampleReport.in(Language.EN), Format.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(pdf)).contains("Own value");
        }
    }

    @Test
    void theFileIsTaggedHasALanguageAndEmbedsItsFonts() throws IOException {
        Path file = folder.resolve("report.pdf");
        Reports.write(SampleReport.in(Language.ES), Format.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(pdf.getDocumentInformation().getTitle()).contains("Informe", "Córdoba");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2025-04-01T02:13:00Z");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("DejaVu");
                }
            }
        }
    }

    @Test
    void theSameReportIsTheSameFileHoweverManyPagesAreHeldInMemory() throws Exception {
        Path first = folder.resolve("first.pdf");
        Path second = folder.resolve("second.pdf");
        Reports.write(SampleReport.in(Language.EN), Format.PDF, first);
        AtomicFile.replace(second, new PdfWriter(SampleReport.in(Language.EN), 1)::write);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("first.pdf", "second.pdf");
    }
}
