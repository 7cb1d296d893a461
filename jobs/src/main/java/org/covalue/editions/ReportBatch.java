package org.covalue.editions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.platform.Problem;
import org.covalue.platform.SideBySide;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;

/**
 * The reports of a night: of the latest year with data, one for the portfolio, one for every organisation and every
 * funder that paid it in that year, and those of studies.
 */
public final class ReportBatch {

    private static final String ALL = "all";
    private static final String NONE = "none";

    private final Edition edition;
    private final Path folder;
    private final int parallel;
    private final RenderProgress progress;

    /** @param parallel how many reports are rendered at once */
    ReportBatch(Edition edition, Path folder, int parallel, RenderProgress progress) {
        this.edition = edition;
        this.folder = folder;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * @param wanted {@code all}, {@code none}, or report ids separated by commas, each with {@code :ORGANISATION} where
     *     only one organisation is wanted
     * @return what was rendered, each in every format
     * @throws Problem if a report cannot be rendered
     */
    List<ReportRequest> render(String wanted) {
        List<ReportRequest> requests = requests(wanted);
        // The next try empties the folder: what is being rendered is let come to its end.
        new SideBySide(parallel, () -> {})
                .run(
                        requests.stream()
                                .map(request -> (Runnable) () -> render(request))
                                .toList(),
                        ended -> progress.rendered(ended, requests.size()));
        return requests;
    }

    /** The files that {@link #render} makes, relative to the folder of reports. */
    Set<Path> files(String wanted) {
        Path here = Path.of("");
        return requests(wanted).stream()
                .flatMap(request -> Arrays.stream(Format.values()).map(format -> file(here, request, format)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws UsageProblem if a report is asked for that does not exist */
    public static void check(String wanted) {
        Arrays.stream(wanted.split(","))
                .map(one -> one.strip().replaceAll(":.*", ""))
                .filter(id -> !id.equals(ALL)
                        && !id.equals(NONE)
                        && !Reports.ids().contains(id)
                        && !Reports.isAboutAStudy(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new UsageProblem(
                            "There is no report " + id + "; there are " + String.join(", ", Reports.ids()));
                });
        StudyReports.asked(wanted);
    }

    private void render(ReportRequest request) {
        progress.requireGoingOn();
        ReportModel model = Reports.build(edition, request);
        for (Format format : Format.values()) {
            Reports.draft(model, format, file(folder, request, format));
        }
    }

    /**
     * Where a report goes: {@code REPORT/[ORGANISATION/]FUNDER_YEAR.ENDING}, or {@code REPORT/STUDY/OUTCOME.ENDING}.
     */
    public static Path file(Path folder, ReportRequest request, Format format) {
        Path place = folder.resolve(request.reportId());
        if (request.study().isPresent()) {
            String[] parts = request.study().get().split(":");
            return place.resolve(fileName(parts[0]))
                    .resolve(fileName(parts[1]) + language(request) + "." + format.ending());
        }
        Path under =
                request.organisation().map(id -> place.resolve(fileName(id))).orElse(place);
        return under.resolve(fileName(request.funder().orElse("all_funders")) + "_" + request.year() + language(request)
                + "." + format.ending());
    }

    private static String language(ReportRequest request) {
        return request.language() == Language.EN ? "" : "_" + request.language().code();
    }

    /** An id as the name of a file or folder: letters of any script, digits, dash, underscore and dots inside stay. */
    public static String fileName(String id) {
        String safe = id.replaceAll("[^\\p{L}\\p{N}._-]|^\\.", "_");
        return safe.equals(id) ? id : safe + "-" + Integer.toHexString(id.hashCode());
    }

    private List<ReportRequest> requests(String wanted) {
        if (wanted.equals(NONE)) {
            return List.of();
        }
        List<String> ids = wanted.equals(ALL)
                ? Reports.ids()
                : Arrays.stream(wanted.split(","))
                        .map(String::strip)
                        .filter(one -> !Reports.isAboutAStudy(one.replaceAll(":.*", "")))
                        .toList();
        int year = latestYear();
        return Stream.concat(
                        StudyReports.requests(edition, wanted, year),
                        ids.stream().flatMap(id -> requests(edition, id, year)))
                .toList();
    }

    /**
     * Every report about organisations that there can be of a year, also for each funder alone, as far as the edition
     * shows what it is about.
     */
    public static List<ReportRequest> requests(Edition edition, int year) {
        List<Pair> pairs = funders(edition, year);
        return Reports.ids().stream()
                .flatMap(id -> Reports.needsOrganisation(id)
                        ? ofOrganisations(id, year, pairs)
                        : pairs.stream()
                                .map(Pair::funder)
                                .distinct()
                                .map(funder -> new ReportRequest(id, year, Optional.empty(), funder, Language.EN)))
                .toList();
    }

    /** @param wanted a report id, or {@code REPORT:ORGANISATION} for one organisation only */
    private static Stream<ReportRequest> requests(Edition edition, String wanted, int year) {
        String id = wanted.replaceAll(":.*", "");
        Optional<String> organisation =
                wanted.contains(":") ? Optional.of(wanted.replaceAll(".*:", "")) : Optional.empty();
        if (!Reports.needsOrganisation(id)) {
            return Stream.of(new ReportRequest(id, year, Optional.empty(), Optional.empty(), Language.EN));
        }
        List<Pair> pairs = funders(edition, year).stream()
                .filter(pair -> organisation.isEmpty() || organisation.get().equals(pair.organisation()))
                .toList();
        if (pairs.isEmpty()) {
            throw new Problem("--reports " + wanted + ": no organisation of that id has a value in " + year);
        }
        return ofOrganisations(id, year, pairs);
    }

    private static Stream<ReportRequest> ofOrganisations(String id, int year, List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new ReportRequest(id, year, Optional.of(pair.organisation()), pair.funder(), Language.EN));
    }

    private int latestYear() {
        ReleasedTable years =
                edition.query("select max(year) as year from indicator_value where state = 'ok'", Map.of());
        return years.cell(0, "year")
                .number()
                .map(Double::intValue)
                .orElseThrow(() -> new Problem("No indicator has a value in any year, so there is nothing to report."));
    }

    private record Pair(String organisation, Optional<String> funder) {}

    private static List<Pair> funders(Edition edition, int year) {
        List<Pair> pairs = new ArrayList<>();
        ReleasedTable organisations = edition.query("""
                select distinct organisation_id from indicator_value
                where year = :year and state = 'ok' order by 1
                """, Map.of("year", year));
        organisations.rows().forEach(row -> pairs.add(new Pair(row.get(0).text(), Optional.empty())));
        ReleasedTable funders = edition.query("""
                select organisation_id, funder_id from funder_year
                where year = :year and funder_id <> 'unnamed'
                group by organisation_id, funder_id having sum(amount) > 0 order by 1, 2
                """, Map.of("year", year));
        funders.rows()
                .forEach(row -> pairs.add(
                        new Pair(row.get(0).text(), Optional.of(row.get(1).text()))));
        return pairs;
    }
}
