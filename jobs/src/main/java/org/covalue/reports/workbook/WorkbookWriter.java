package org.covalue.reports.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.ReportModel;

/** Writes a report as a workbook: a first sheet that says who and when, then one sheet per exhibit. */
public final class WorkbookWriter {

    private static final int LONGEST_NAME = 31;

    private final ReportModel model;
    private final Set<String> taken = new HashSet<>();

    public WorkbookWriter(ReportModel model) {
        this.model = model;
    }

    public void write(OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            String first = free(model.wording().say("labels", "report_sheet"));
            workbook.createSheet(first);
            List<String> names = new ArrayList<>();
            for (Exhibit exhibit : model.exhibits()) {
                String name = free(exhibit.sheet());
                names.add(name);
                new ExhibitSheet(workbook.createSheet(name), exhibit, styles, model.wording()).fill();
            }
            new CoverSheet(workbook.getSheet(first), model, styles).fill(names);
            describe(workbook.getProperties());
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            workbook.write(drawn);
            repack(drawn.toByteArray(), out);
        }
    }

    /** Copies the parts with the time of the edition, so that the same report is the same file. */
    private void repack(byte[] workbook, OutputStream out) throws IOException {
        LocalDateTime made = LocalDateTime.ofInstant(model.madeAt(), ZoneOffset.UTC);
        ZipOutputStream packed = new ZipOutputStream(out);
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(made);
                packed.putNextEntry(copy);
                parts.transferTo(packed);
            }
        }
        packed.finish();
    }

    private void describe(POIXMLProperties properties) {
        Optional<Date> made = Optional.of(Date.from(model.madeAt()));
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(model.title() + " – " + model.subject());
        core.setCreator("Covalue");
        core.setCreated(made);
        core.setModified(made);
        properties.getExtendedProperties().setApplication("Covalue");
    }

    /** A name that Excel takes and no other sheet has. */
    private String free(String wanted) {
        String name = WorkbookUtil.createSafeSheetName(wanted);
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            String ending = " " + i;
            String stem = WorkbookUtil.createSafeSheetName(wanted);
            name = stem.substring(0, Math.min(stem.length(), LONGEST_NAME - ending.length())) + ending;
        }
        return name;
    }
}
