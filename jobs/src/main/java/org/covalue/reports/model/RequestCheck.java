package org.covalue.reports.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.disclosure.ReleasedTable;

/** Refuses a request that cannot be met, and says what could be asked for instead. */
public final class RequestCheck {

    private static final int SUGGESTIONS = 3;

    private final ReportRows queries;
    private final ReportRequest request;

    public RequestCheck(ReportRows queries, ReportRequest request) {
        this.queries = queries;
        this.request = request;
    }

    public void check(Settings definition) {
        boolean needsOrganisation = definition.isTrue("needs_organisation", false);
        if (needsOrganisation && request.organisation().isEmpty()) {
            throw new ReportException("report " + request.reportId() + " is about one organisation: name it");
        }
        if (definition.isTrue("needs_study", false) != request.study().isPresent()) {
            throw new ReportException("report " + request.reportId()
                    + (request.study().isPresent() ? " is not about a study" : " is about one study: name it"));
        }
        known("organisation", request.organisation(), "known_organisations");
        known("funder", request.funder(), "known_funders");
        known("study", request.study(), "known_studies");
        year();
        paid();
    }

    /** A funder that never paid the organisation would get a report about nothing. */
    private void paid() {
        if (request.organisation().isEmpty() || request.funder().isEmpty()) {
            return;
        }
        ReleasedTable table = queries.run("paying_funders");
        List<String> ids = IntStream.range(0, table.rows().size())
                .mapToObj(row -> table.cell(row, "id").text())
                .toList();
        if (!ids.contains(request.funder().get())) {
            throw new ReportException("funder " + request.funder().get() + " never paid "
                    + request.organisation().get()
                    + (ids.isEmpty()
                            ? "; nobody did"
                            : "; paid by "
                                    + IntStream.range(0, ids.size())
                                            .mapToObj(row -> ids.get(row) + " ("
                                                    + table.cell(row, "name").text() + ": "
                                                    + table.cell(row, "years").text() + ")")
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void known(String kind, Optional<String> id, String query) {
        if (id.isEmpty()) {
            return;
        }
        ReleasedTable table = queries.run(query);
        List<Candidate> all = IntStream.range(0, table.rows().size())
                .mapToObj(row -> new Candidate(
                        table.cell(row, "id").text(), table.cell(row, "name").text()))
                .toList();
        if (all.stream().noneMatch(candidate -> candidate.id().equals(id.get()))) {
            throw new ReportException("unknown " + kind + " " + id.get() + nearest(id.get(), all));
        }
    }

    private void year() {
        ReleasedTable table = queries.run("known_years");
        List<String> years = table.rows().stream().map(row -> row.get(0).text()).toList();
        if (!years.contains(Integer.toString(request.year()))) {
            throw new ReportException("no data for " + request.year()
                    + (years.isEmpty() ? "" : "; there are data for " + String.join(", ", years)));
        }
    }

    private static String nearest(String wanted, List<Candidate> all) {
        return all.isEmpty()
                ? ": there is none"
                : "; nearest: "
                        + all.stream()
                                .sorted(Comparator.comparingInt(candidate -> candidate.distance(wanted)))
                                .limit(SUGGESTIONS)
                                .map(candidate -> candidate.id() + " (" + candidate.name() + ")")
                                .collect(Collectors.joining(", "));
    }

    private record Candidate(String id, String name) {

        int distance(String wanted) {
            String text = wanted.toLowerCase(Locale.ROOT);
            boolean isPart = name.toLowerCase(Locale.ROOT).contains(text)
                    || id.toLowerCase(Locale.ROOT).contains(text);
            return isPart
                    ? 0
                    : Math.min(edits(text, id.toLowerCase(Locale.ROOT)), edits(text, name.toLowerCase(Locale.ROOT)));
        }

        /** Levenshtein distance, row by row. */
        private static int edits(String a, String b) {
            List<Integer> before =
                    new ArrayList<>(IntStream.rangeClosed(0, b.length()).boxed().toList());
            for (int i = 1; i <= a.length(); i++) {
                List<Integer> now = new ArrayList<>(List.of(i));
                for (int j = 1; j <= b.length(); j++) {
                    int replaced = before.get(j - 1) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    now.add(Math.min(replaced, 1 + Math.min(before.get(j), now.get(j - 1))));
                }
                before = now;
            }
            return before.get(b.length());
        }
    }
}
