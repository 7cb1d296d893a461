package org.covalue.portal.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.editions.StudyReports;
import org.covalue.platform.Problem;
import org.covalue.portal.access.Audit;
import org.covalue.portal.web.Page;
import org.covalue.portal.web.PageProblem;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportRequest;
import org.covalue.studies.Study;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** The list of reports and their download. A report is named by what it is about, never by a path. */
@Controller
class ReportController {

    private static final int ROWS = 50;
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ReportList list;
    private final ReportFiles files;
    private final Audit audit;

    ReportController(ReportList list, ReportFiles files, Audit audit) {
        this.list = list;
        this.files = files;
        this.audit = audit;
    }

    @GetMapping("/reports")
    String reports(
            @RequestParam Optional<Long> edition,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String funder,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<PublishedEdition> editions = list.editions();
        model.addAttribute("editions", editions);
        long shown = edition.or(() -> editions.stream().findFirst().map(PublishedEdition::id))
                .orElse(0L);
        if (!editions.isEmpty() && editions.stream().noneMatch(one -> one.id() == shown)) {
            throw PageProblem.notFound();
        }
        List<Integer> years = editions.isEmpty() ? List.of() : list.years(shown);
        int wanted = year.or(() -> years.stream().findFirst()).orElse(0);
        List<ReportList.ListedReport> all = years.contains(wanted) ? list.of(shown, wanted) : List.of();
        model.addAllAttributes(Map.of(
                "edition", shown, "years", years, "year", wanted, "organisation", organisation, "funder", funder));
        model.addAttribute("studies", editions.isEmpty() ? List.of() : list.studies(shown));
        model.addAttribute("organisations", organisations(all));
        model.addAttribute("funders", funders(all));
        model.addAttribute(
                "reports",
                Page.of(
                        all.stream()
                                .filter(one -> matches(one.request(), organisation, funder))
                                .toList(),
                        page,
                        ROWS));
        return "reports";
    }

    /** Blank is any; an asterisk is what is about all, or addressed to all. */
    private static boolean matches(ReportRequest request, String organisation, String funder) {
        return (organisation.isEmpty() || request.organisation().orElse("*").equals(organisation))
                && (funder.isEmpty() || request.funder().orElse("*").equals(funder));
    }

    private static Map<String, String> organisations(List<ReportList.ListedReport> all) {
        Map<String, String> names = new TreeMap<>();
        all.forEach(one -> one.request().organisation().ifPresent(id -> names.put(id, one.organisation())));
        return names;
    }

    private static Map<String, String> funders(List<ReportList.ListedReport> all) {
        Map<String, String> names = new TreeMap<>();
        all.forEach(one -> one.request().funder().ifPresent(id -> names.put(id, one.funder())));
        return names;
    }

    @GetMapping("/reports/download")
    ResponseEntity<Resource> download(
            @RequestParam long edition,
            @RequestParam String report,
            @RequestParam int year,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String funder,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam String format,
            Principal viewer,
            HttpServletRequest asked) {
        Format form = understood(() -> Format.of(format));
        ReportRequest request = new ReportRequest(
                report, year, given(organisation), given(funder), understood(() -> Language.of(language)));
        ReportFiles.Found file = files.find(edition, request, form);
        return sent(file, form, Downloads.subject(request, form), edition, viewer, asked);
    }

    /** The impact report of a study. */
    @GetMapping("/reports/study")
    ResponseEntity<Resource> study(
            @RequestParam long edition,
            @RequestParam String study,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam String format,
            Principal viewer,
            HttpServletRequest asked) {
        Format form = understood(() -> Format.of(format));
        Language words = understood(() -> Language.of(language));
        Study known = Study.all().stream()
                .filter(one -> one.id().equals(study))
                .findFirst()
                .orElseThrow(PageProblem::notFound);
        ReportFiles.Found file = files.ofStudy(edition, known, words, form);
        return sent(file, form, StudyReports.published(known, words, form), edition, viewer, asked);
    }

    private ResponseEntity<Resource> sent(
            ReportFiles.Found file,
            Format form,
            String subject,
            long edition,
            Principal viewer,
            HttpServletRequest asked) {
        if (new ServletWebRequest(asked).checkNotModified("\"" + file.sha256() + "\"")) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(file.sha256())
                    .build();
        }
        audit.record(viewer.getName(), "download", subject, "edition " + edition);
        return ResponseEntity.ok()
                .contentType(form == Format.PDF ? MediaType.APPLICATION_PDF : WORKBOOK)
                .eTag(file.sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(subject))
                                .build()
                                .toString())
                .body(body(file, asked));
    }

    /**
     * The framework sends parts of a file that is asked for in parts; a part of an earlier file it must not know of.
     */
    private static Resource body(ReportFiles.Found file, HttpServletRequest asked) {
        String only = asked.getHeader(HttpHeaders.IF_RANGE);
        if (only == null || only.equals("\"" + file.sha256() + "\"")) {
            return new FileSystemResource(file.path());
        }
        try {
            return new InputStreamResource(Files.newInputStream(file.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> given(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty());
    }

    private static <T> T understood(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (Problem e) {
            throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.400");
        }
    }

    /** What the file is called on the reader's machine. */
    private static String name(String file) {
        return file.replaceFirst("^reports/", "").replace('/', '_').toLowerCase(Locale.ROOT);
    }
}
