package org.covalue.portal.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.exports.TableFormat;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.form.OwnRows;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.PageProblem;
import org.covalue.portal.web.ReaderWords;
import org.covalue.settings.Today;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private final ViewerQueries queries;
    private final Audit audit;
    private final Today today;
    private final List<RecordSpec> specs;
    /** They are the same for everybody. */
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    FormController(ManagedOrganisations managed, ViewerQueries queries, Audit audit, Today today) {
        this.managed = managed;
        this.queries = queries;
        this.audit = audit;
        this.today = today;
        this.specs = delivered();
    }

    /** Record types whose rows are about an organisation; the others only the operator delivers. */
    static List<RecordSpec> delivered() {
        return RecordSpecs.load().all().stream()
                .filter(spec -> Owner.of(spec).isPresent())
                .toList();
    }

    /** What the organisation has delivered, and rows for the year's figures; one at a time, for they are large. */
    @GetMapping("/organisation/{id}/form/{record}/filled")
    synchronized ResponseEntity<byte[]> filledForm(
            @PathVariable("id") String place, @PathVariable String record, Principal viewer, Locale locale)
            throws IOException {
        String organisation = managed.require(place).id();
        List<RecordSpec> chosen = chosen(record);
        FormRows rows = rows(organisation, chosen);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TemplateWorkbook.write(chosen, ReaderWords.language(locale).code(), rows, out);
        audit.record(viewer.getName(), "download", "form of " + organisation, record);
        return workbook(record.equals(ALL) ? "form" : record, out.toByteArray());
    }

    @GetMapping("/organisation/{id}/form/{record}")
    ResponseEntity<byte[]> form(@PathVariable("id") String place, @PathVariable String record, Locale locale)
            throws IOException {
        managed.require(place);
        List<RecordSpec> chosen = chosen(record);
        String language = ReaderWords.language(locale).code();
        byte[] form = made.get(record + " " + language);
        if (form == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TemplateWorkbook.write(chosen, language, FormRows.NONE, out);
            form = out.toByteArray();
            made.put(record + " " + language, form);
        }
        return workbook(record, form);
    }

    /** Those of an organisation of which nothing was loaded yet are none. */
    private FormRows rows(String organisation, List<RecordSpec> chosen) {
        try {
            return OwnRows.ofManaged(queries.jdbc())
                    .of(organisation, chosen, Optional.empty(), today.year())
                    .orElse(FormRows.NONE);
        } catch (UsageProblem tooMany) {
            throw new PageProblem(HttpStatus.CONTENT_TOO_LARGE, "upload.form.large");
        }
    }

    private List<RecordSpec> chosen(String record) {
        List<RecordSpec> chosen = specs.stream()
                .filter(spec -> record.equals(ALL) || record.equals(spec.record()))
                .toList();
        if (chosen.isEmpty()) {
            throw PageProblem.notFound();
        }
        return chosen;
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TableFormat.XLSX.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"")
                .body(content);
    }
}
