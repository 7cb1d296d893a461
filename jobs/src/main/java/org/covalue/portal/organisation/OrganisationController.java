package org.covalue.portal.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.reports.Downloads;
import org.covalue.portal.reports.ReportList;
import org.covalue.portal.upload.SentFiles;
import org.covalue.portal.web.ReaderWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A manager's own organisation: its reports, its trends, what is expected of it, what is missing or was rejected, who
 * downloaded, what was sent in.
 */
@Controller
class OrganisationController {

    private static final int DOWNLOADS = 20;
    private static final int YEARS_LOOKED_AT = 2;

    private final ManagedOrganisations managed;
    private final ViewerQueries queries;
    private final ReportList reports;
    private final Headlines headlines;
    private final DataGaps gaps;
    private final Downloads downloads;
    private final SentFiles sent;
    private final ExpectedInputs expected;

    OrganisationController(
            ManagedOrganisations managed,
            ViewerQueries queries,
            ReportList reports,
            Headlines headlines,
            DataGaps gaps,
            Downloads downloads,
            SentFiles sent,
            ExpectedInputs expected) {
        this.managed = managed;
        this.queries = queries;
        this.reports = reports;
        this.headlines = headlines;
        this.gaps = gaps;
        this.downloads = downloads;
        this.sent = sent;
        this.expected = expected;
    }

    @GetMapping("/organisation")
    String choose(Model model) {
        List<ManagedOrganisations.Managed> all = managed.all();
        model.addAttribute("organisations", all);
        return all.size() == 1
                ? "redirect:"
                        + UriComponentsBuilder.fromPath("/organisation/{id}")
                                .build(all.get(0).place())
                : "organisations";
    }

    @GetMapping("/organisation/{id}")
    String organisation(
            @PathVariable("id") String place, @RequestParam Optional<Integer> year, Locale locale, Model model) {
        ManagedOrganisations.Managed organisation = managed.require(place);
        String id = organisation.id();
        model.addAttribute("organisation", organisation);
        model.addAttribute("rejected", gaps.rejected(id));
        model.addAttribute("toConfirm", gaps.toConfirm(id));
        model.addAttribute("downloads", downloads.of(id, DOWNLOADS));
        model.addAttribute("uploads", sent.of(id));
        model.addAttribute("expected", expected.arrivals(id, Instant.now()));
        Optional<Long> edition = managed.latestEdition(id);
        model.addAttribute("edition", edition);
        edition.ifPresent(shown -> figures(shown, id, year, locale, model));
        return "organisation";
    }

    private void figures(long shown, String id, Optional<Integer> year, Locale locale, Model model) {
        Edition edition = queries.edition(Optional.of(shown));
        List<Integer> years = reports.years(shown);
        int wanted = year.filter(years::contains)
                .or(() -> years.stream().findFirst())
                .orElse(0);
        model.addAllAttributes(Map.of("years", years, "year", wanted, "trends", headlines.of(edition, id, locale)));
        model.addAttribute(
                "reports",
                reports.of(shown, wanted).stream()
                        .filter(one -> one.request().organisation().equals(Optional.of(id)))
                        .toList());
        model.addAttribute(
                "missing",
                latestYears(edition).stream()
                        .map(one -> missing(edition, id, one, locale))
                        .toList());
        model.addAttribute(
                "facts",
                edition.query("select business_date, as_of from edition", Map.of())
                        .rows()
                        .get(0));
    }

    /**
     * @param indicators that nobody reported: title, and what it is counted from
     * @param money that could not be used: record, reason, country, currency, figures
     */
    record Missing(
            int year, List<DataGaps.SilentMember> members, List<List<String>> indicators, List<List<String>> money) {}

    private Missing missing(Edition edition, String id, int year, Locale locale) {
        String language = ReaderWords.language(locale).code();
        String parts = language.equals("en") ? "" : "_" + language;
        Map<String, Object> of = Map.of("organisation", id, "year", year);
        return new Missing(
                year,
                gaps.silentMembers(id, year),
                texts(edition.query("""
                select i.title_%s, i.numerator%s, i.denominator%2$s
                from indicator_value v inner join indicator i on i.indicator = v.indicator
                where v.organisation_id = :organisation and v.year = :year and v.state = 'not_reported' order by i.code
                """.formatted(language, parts), of)),
                texts(edition.query("""
                select record, reason, country, currency, figures from unusable_money
                where organisation_id = :organisation and year = :year order by 1, 2, 3, 4
                """, of)));
    }

    /** The latest years of which anybody reported. */
    private static List<Integer> latestYears(Edition edition) {
        return edition
                .query(
                        "select distinct year from group_value where state = 'ok' order by 1 desc limit :years",
                        Map.of("years", YEARS_LOOKED_AT))
                .rows()
                .stream()
                .map(row -> ((Number) row.get(0).value().orElseThrow()).intValue())
                .toList();
    }

    private static List<List<String>> texts(ReleasedTable table) {
        return table.rows().stream()
                .map(row -> row.stream().map(cell -> cell.text()).toList())
                .toList();
    }
}
