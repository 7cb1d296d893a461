package org.covalue.portal.upload;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.covalue.portal.web.ReaderWords;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Workbooks to fill in and send: one record type, or all that an organisation may deliver. */
@Controller
class FormController {

    private static final String ALL = "all";

    private final ManagedOrganisations managed;
    private final List<RecordSpec> specs;
    /** They are the same for everybody. */
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    FormController(ManagedOrganisations managed) {
        this.managed = managed;
        this.specs = delivered();
    }

    /** Record types whose rows are about an organisation; the others only the operator delivers. */
    static List<RecordSpec> delivered() {
        return RecordSpecs.load().all().stream()
                .filter(spec -> Owner.of(spec).isPresent())
                .toList();
    }

    @GetMapping("/organisation/{id}/form/{record}")
    void form(
            @PathVariable("id") String place, @PathVariable String record, Locale locale, HttpServletResponse response)
            throws IOException {
        managed.require(place);
        List<RecordSpec> chosen = specs.stream()
                .filter(spec -> record.equals(ALL) || record.equals(spec.record()))
                .toList();
        if (chosen.isEmpty()) {
            throw PageProblem.notFound();
        }
        String language = ReaderWords.language(locale).code();
        byte[] workbook = made.get(record + " " + language);
        if (workbook == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TemplateWorkbook.write(chosen, language, out);
            workbook = out.toByteArray();
            made.put(record + " " + language, workbook);
        }
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + record + ".xlsx\"");
        response.setContentLength(workbook.length);
        response.getOutputStream().write(workbook);
    }
}
