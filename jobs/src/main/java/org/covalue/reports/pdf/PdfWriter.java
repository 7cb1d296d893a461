package org.covalue.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import org.covalue.platform.Durable;
import org.covalue.reports.model.Cell;
import org.covalue.reports.model.ReportException;
import org.covalue.reports.model.ReportFolder;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportModel.Fact;
import org.covalue.reports.model.Table;
import org.jspecify.annotations.Nullable;

/** Writes a report as PDF: the layout of its {@code page.jrxml}, the house style, tags and embedded fonts. */
public final class PdfWriter {

    private static final Map<String, JasperReport> PAGES = new ConcurrentHashMap<>();
    private static final int PAGES_IN_MEMORY = 40;
    private static final int SWAP_BLOCK = 4096;
    private static final int SWAP_GROWTH = 256;

    static {
        ReportFonts.prepare();
    }

    private final ReportModel model;
    private final int pagesInMemory;

    public PdfWriter(ReportModel model) {
        this(model, PAGES_IN_MEMORY);
    }

    /** @param pagesInMemory how many filled pages are held; the others wait in a file beside the report */
    public PdfWriter(ReportModel model, int pagesInMemory) {
        this.model = model;
        this.pagesInMemory = pagesInMemory;
    }

    public void write(Path file) throws JRException, IOException {
        JRSwapFile swap = new JRSwapFile(Durable.folderOf(file).toString(), SWAP_BLOCK, SWAP_GROWTH);
        JRSwapFileVirtualizer virtualizer = new JRSwapFileVirtualizer(pagesInMemory, swap, true);
        Path drawn = file.resolveSibling(file.getFileName() + ".drawn");
        try {
            export(fill(virtualizer), drawn);
            new PdfStamp(model).pack(drawn, file);
        } finally {
            virtualizer.cleanup();
            Files.deleteIfExists(drawn);
        }
    }

    /** The compiled page layout of a report folder. */
    public static JasperReport page(String reportId) {
        return PAGES.computeIfAbsent(reportId, id -> {
            try (InputStream in = new ReportFolder(id).page()) {
                JasperDesign design = JRXmlLoader.load(in);
                PdfStyles.addTo(design);
                return JasperCompileManager.compileReport(design);
            } catch (JRException | IOException e) {
                throw new ReportException("report " + id + ": page.jrxml: " + e.getMessage(), e);
            }
        });
    }

    private JasperPrint fill(JRSwapFileVirtualizer virtualizer) throws JRException {
        JasperReport page = page(model.reportId());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        parameters.put(JRParameter.REPORT_LOCALE, model.wording().language().locale());
        parameters.put("title", model.title());
        parameters.put("subject", model.subject());
        parameters.put("legend", model.wording().legend());
        parameters.put("page", model.wording().say("labels", "page"));
        parameters.put("of", model.wording().say("labels", "of"));
        parameters.put(
                "footer",
                model.wording()
                        .say(
                                "labels",
                                ReportFolder.of(model.reportId()).isAboutAStudy() ? "footer_of_study" : "footer"));
        List<Fact> leading = model.facts().stream().filter(Fact::isLeading).toList();
        for (int i = 0; i < leading.size(); i++) {
            parameters.put("figure" + (i + 1), leading.get(i).value().text());
            parameters.put("figure" + (i + 1) + "_label", leading.get(i).label());
        }
        Table facts = facts();
        parameters.put("facts", PdfTable.compiled(PdfTable.Shape.of(facts, page.getColumnWidth(), false)));
        parameters.put("fact_rows", new PdfRows(facts));
        return JasperFillManager.getInstance(DefaultJasperReportsContext.getInstance())
                .fill(page, parameters, blocks(page.getColumnWidth()));
    }

    private Table facts() {
        return new Table(
                List.of(new Table.Column("", "", 26, true, false), new Table.Column("", "", 74, true, false)),
                model.facts().stream()
                        .filter(fact -> !fact.isLeading())
                        .map(fact -> new Table.Row("", List.of(Cell.ofText(fact.label()), fact.value())))
                        .toList());
    }

    private JRDataSource blocks(int pageWidth) {
        Iterator<PdfBlock> blocks = IntStream.range(0, model.exhibits().size())
                .boxed()
                .flatMap(i -> PdfBlock.of(i, model.exhibits().get(i), pageWidth, model.wording()).stream())
                .iterator();
        return new JRDataSource() {
            private Optional<PdfBlock> block = Optional.empty();

            @Override
            public boolean next() {
                boolean hasNext = blocks.hasNext();
                block = hasNext ? Optional.of(blocks.next()) : block;
                return hasNext;
            }

            @Override
            public @Nullable Object getFieldValue(JRField field) {
                return block.orElseThrow().field(field.getName());
            }
        };
    }

    private void export(JasperPrint print, Path file) throws JRException, IOException {
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setTagged(true);
        configuration.setTagLanguage(model.wording().language().code());
        configuration.setMetadataTitle(model.title() + " – " + model.subject());
        configuration.setMetadataAuthor("Covalue");
        configuration.setMetadataCreator("Covalue");
        configuration.setDisplayMetadataTitle(true);
        SimplePdfReportConfiguration report = new SimplePdfReportConfiguration();
        report.setForceSvgShapes(false);
        JRPdfExporter exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        try (var out = Files.newOutputStream(file)) {
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
            exporter.setConfiguration(configuration);
            exporter.setConfiguration(report);
            exporter.exportReport();
        }
    }
}
