package org.covalue.portal.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.exports.TableFormat;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.covalue.portal.web.ReaderWords;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    ResponseEntity<byte[]> form(@PathVariable("id") String place, @PathVariable String record, Locale locale)
            throws IOException {
        managed.require(place);
        List<RecordSpec> chosen = specs.stream()
                .filter(spec -> record.equals(ALL) || record.equals(spec.record()))
                .toList();
        if (chosen.isEmpty()) {
            throw PageProblem.notFound();
        }
        String language = ReaderWords.language(locale).code();
        byte[] form = made.get(record + " " + language);
        if (form == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TemplateWorkbook.write(chosen, language, out);
            form = out.toByteArray();
            made.put(record + " " + language, form);
        }
        return workbook(record, form);
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TableFormat.XLSX.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"")
                .body(content);
    }
}
