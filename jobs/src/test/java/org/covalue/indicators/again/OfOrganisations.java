package org.covalue.indicators.again;

import static org.covalue.indicators.again.World.BUSINESS_DATE;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.covalue.indicators.again.Rows.Row;

/** Projects, proposals, meetings, invoices, uses, joining and official employment. */
final class OfOrganisations {

    private final World world;

    OfOrganisations(World world) {
        this.world = world;
    }

    Map<String, BiFunction<String, Integer, Cell>> all() {
        Map<String, BiFunction<String, Integer, Cell>> all = new TreeMap<>();
        all.put("triple_helix_project_share", this::tripleHelix);
        all.put("budget_execution", this::execution);
        all.put("proposal_success_rate", this::success);
        all.put("board_attendance", this::attendance);
        all.put("member_entry_rate", this::entry);
        all.put("active_member_share", this::active);
        all.put("shared_value_reach", this::reach);
        all.put("tangible_capability_use", (o, t) -> use(o, t, "tangible"));
        all.put("intangible_capability_use", (o, t) -> use(o, t, "intangible"));
        all.put("days_from_idea_to_consortium", this::days);
        all.put("emergent_strategy_share", this::emergent);
        all.put("fee_collection_rate", this::collection);
        all.put("private_leverage", this::leverage);
        all.put("location_quotient", this::quotient);
        all.put("shift_share_competitive_effect", this::competitiveEffect);
        return all;
    }

    private List<Row> projects(String organisation, Predicate<Row> test) {
        return world.of("project", organisation).stream().filter(test).toList();
    }

    private boolean isActive(Row project, int year) {
        if (!project.has("started_on") || project.date("started_on").isAfter(BUSINESS_DATE)) {
            return false;
        }
        return touches(project.date("started_on"), end(project), year);
    }

    private static LocalDate end(Row project) {
        return project.has("ended_on")
                ? project.date("ended_on")
                : project.has("planned_end_on") ? project.date("planned_end_on") : BUSINESS_DATE;
    }

    private static boolean touches(LocalDate from, LocalDate to, int year) {
        return !from.isAfter(to) && from.getYear() <= year && to.getYear() >= year;
    }

    private boolean isPartnered(Row project, String... types) {
        return world.rows.of("participation", "project_id", project.text("project_id")).stream()
                .anyMatch(part -> List.of(types)
                        .contains(world.member(part.text("member_id")).text("member_type")));
    }

    private Cell tripleHelix(String organisation, int year) {
        List<Row> active = projects(organisation, project -> isActive(project, year));
        long helix = active.stream()
                .filter(project -> isPartnered(project, "firm")
                        && isPartnered(project, "university", "research_centre")
                        && isPartnered(project, "public_body"))
                .count();
        return known("project", organisation, Cell.ratio(100, helix, active.size(), active.size(), active.size()));
    }

    private Cell known(String table, String organisation, Cell cell) {
        return world.of(table, organisation).isEmpty() ? Cell.notReported() : cell;
    }

    /** Not reported where there is a base and nothing of it can be used. */
    private static Cell ofBase(double scale, double numerator, double denominator, long used, long base) {
        return base > 0 && used == 0
                ? Cell.without("not_reported", 0, base)
                : Cell.ratio(scale, numerator, denominator, used, base);
    }

    private Cell execution(String organisation, int year) {
        double spent = 0;
        double budget = 0;
        int used = 0;
        List<Row> ended = projects(organisation, project -> project.isIn("ended_on", year, BUSINESS_DATE));
        for (Row project : ended) {
            Optional<Double> one = world.dollars(project, "spent", year);
            Optional<Double> other = world.dollars(project, "budget", year);
            if (one.isPresent() && other.isPresent()) {
                spent += one.get();
                budget += other.get();
                used++;
            }
        }
        return known("project", organisation, ofBase(100, spent, budget, used, ended.size()));
    }

    private Cell success(String organisation, int year) {
        List<Row> decided = world.of("proposal", organisation).stream()
                .filter(one -> one.isIn("decided_on", year, BUSINESS_DATE) && !one.is("decision", "withdrawn"))
                .toList();
        long approved =
                decided.stream().filter(one -> one.is("decision", "approved")).count();
        long used = decided.stream().filter(one -> one.has("decision")).count();
        return known("proposal", organisation, ofBase(100, approved, used, used, decided.size()));
    }

    private Cell attendance(String organisation, int year) {
        List<Row> held = world.of("board_meeting", organisation).stream()
                .filter(one -> one.isIn("held_on", year, BUSINESS_DATE))
                .toList();
        double attended =
                held.stream().mapToDouble(one -> one.number("seats_attended")).sum();
        double entitled =
                held.stream().mapToDouble(one -> one.number("seats_entitled")).sum();
        return known("board_meeting", organisation, Cell.ratio(100, attended, entitled, held.size(), held.size()));
    }

    private Cell entry(String organisation, int year) {
        Map<String, LocalDate> first = new TreeMap<>();
        world.of("membership", organisation)
                .forEach(row ->
                        first.merge(row.text("member_id"), row.date("joined_on"), (a, b) -> a.isBefore(b) ? a : b));
        long joined =
                first.values().stream().filter(day -> day.getYear() == year).count();
        int before = world.stock(organisation, year - 1).size();
        return known("membership", organisation, Cell.ratio(100, joined, before, joined, before));
    }

    private boolean takesPart(String organisation, String member, int year, boolean onlySharedValue) {
        for (Row project : projects(organisation, one -> true)) {
            boolean counts =
                    !onlySharedValue || project.has("sdg_targets") && project.is("shared_value_level", "value_chain");
            for (Row part : world.rows.of("participation", "project_id", project.text("project_id"))) {
                String from = part.has("started_on") ? part.text("started_on") : project.text("started_on");
                if (counts
                        && part.is("member_id", member)
                        && !from.isEmpty()
                        && touches(LocalDate.parse(from), end(project), year)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean uses(String organisation, String member, int year, String capability) {
        return world.of("asset_use", organisation).stream()
                .anyMatch(one -> one.is("member_id", member)
                        && one.text("capability").endsWith(capability)
                        && one.isIn("used_on", year, BUSINESS_DATE));
    }

    private Cell share(String organisation, int year, Predicate<String> test) {
        List<String> members = world.members(organisation, year);
        long counted = members.stream().filter(test).count();
        return Cell.ratio(100, counted, members.size(), counted, members.size());
    }

    private Cell active(String organisation, int year) {
        boolean isAsked = !world.of("project", organisation).isEmpty()
                || !world.of("asset_use", organisation).isEmpty();
        Cell cell = share(
                organisation,
                year,
                member -> takesPart(organisation, member, year, false) || uses(organisation, member, year, ""));
        return isAsked ? known("membership", organisation, cell) : Cell.notReported();
    }

    private Cell reach(String organisation, int year) {
        Cell cell = share(organisation, year, member -> takesPart(organisation, member, year, true));
        return known("project", organisation, known("membership", organisation, cell));
    }

    private Cell use(String organisation, int year, String capability) {
        boolean isRegistered =
                world.of("asset_use", organisation).stream().anyMatch(one -> one.is("capability", capability));
        return isRegistered
                ? share(
                        organisation,
                        year,
                        member -> world.of("asset_use", organisation).stream()
                                .anyMatch(one -> one.is("member_id", member)
                                        && one.is("capability", capability)
                                        && one.isIn("used_on", year, BUSINESS_DATE)))
                : Cell.notReported();
    }

    private Cell days(String organisation, int year) {
        List<Row> signed = projects(organisation, project -> project.isIn("signed_on", year, BUSINESS_DATE));
        List<Double> days = new ArrayList<>();
        for (Row project : signed) {
            long partners = world.rows
                    .of("participation", "project_id", project.text("project_id"))
                    .size();
            if (project.has("idea_on") && partners >= 2) {
                double length = ChronoUnit.DAYS.between(project.date("idea_on"), project.date("signed_on"));
                if (length >= 0) {
                    days.add(length);
                }
            }
        }
        if (days.isEmpty()) {
            String state = signed.isEmpty() ? "not_applicable" : "not_reported";
            return known("project", organisation, Cell.without(state, 0, signed.size()));
        }
        return Cell.value(World.median(days), days.size(), signed.size());
    }

    private Cell emergent(String organisation, int year) {
        List<Row> started = projects(organisation, project -> project.isIn("started_on", year, BUSINESS_DATE));
        long answered =
                started.stream().filter(one -> one.has("in_annual_plan")).count();
        long not =
                started.stream().filter(one -> one.is("in_annual_plan", "no")).count();
        return known("project", organisation, ofBase(100, not, answered, answered, started.size()));
    }

    private Cell collection(String organisation, int year) {
        double paid = 0;
        double asked = 0;
        int used = 0;
        List<Row> invoices = world.of("fee_invoice", organisation).stream()
                .filter(one -> one.isIn("invoiced_on", year, BUSINESS_DATE))
                .toList();
        for (Row invoice : invoices) {
            Optional<Double> rate = world.rate(invoice.text("currency"), year);
            if (rate.isPresent() && invoice.number("amount") >= 0) {
                double paidHere = invoice.has("paid_amount") ? invoice.number("paid_amount") : 0;
                paid += Math.min(paidHere, invoice.number("amount")) / rate.get();
                asked += invoice.number("amount") / rate.get();
                used++;
            }
        }
        return known("fee_invoice", organisation, ofBase(100, paid, asked, used, invoices.size()));
    }

    private Cell leverage(String organisation, int year) {
        double ofOthers = 0;
        double ofPublic = 0;
        int used = 0;
        int withPublic = 0;
        List<Row> ended = projects(organisation, project -> project.isIn("ended_on", year, BUSINESS_DATE));
        for (Row project : ended) {
            List<Row> received = world.rows.of("funding", "project_id", project.text("project_id")).stream()
                    .filter(row -> !row.is("source", "services")
                            && !row.is("in_kind", "yes")
                            && !row.date("received_on").isAfter(BUSINESS_DATE))
                    .toList();
            withPublic += received.isEmpty() ? 0 : 1;
            Optional<Double> cash = sum(received.stream()
                    .map(row ->
                            world.dollars(row, "amount", row.date("received_on").getYear()))
                    .toList());
            List<Optional<Double>> contributed = contributions(project);
            Optional<Double> other = contributed.isEmpty() ? Optional.of(0.0) : sum(contributed);
            if (cash.isPresent() && other.isPresent()) {
                ofPublic += cash.get();
                ofOthers += other.get();
                used++;
            }
        }
        Cell cell = withPublic > 0 && used == 0
                ? Cell.without("not_reported", 0, ended.size())
                : Cell.ratio(1, ofOthers, ofPublic, used, ended.size());
        return known("project", organisation, cell);
    }

    private List<Optional<Double>> contributions(Row project) {
        return world.rows.of("participation", "project_id", project.text("project_id")).stream()
                .filter(part -> List.of("firm", "financial_institution")
                        .contains(world.member(part.text("member_id")).text("member_type")))
                .map(part -> {
                    String from = part.has("started_on") ? part.text("started_on") : project.text("started_on");
                    int year = from.isEmpty() ? 0 : LocalDate.parse(from).getYear();
                    return world.dollars(part, "contribution_cash", year);
                })
                .toList();
    }

    /** Of those there are; empty where there is none. */
    private static Optional<Double> sum(List<Optional<Double>> figures) {
        return figures.stream().flatMap(Optional::stream).reduce(Double::sum);
    }

    private double employed(String organisation, boolean here, boolean industry, int year) {
        Row place = world.of("organisation", organisation).get(0);
        String region = here ? place.text("region") : "TOTAL";
        String sector = industry ? place.text("sector") : "TOTAL";
        return world.rows.of("regional_employment", "year", String.valueOf(year)).stream()
                .filter(row -> place.has("region") && row.is("region", region) && row.is("sector", sector))
                .mapToDouble(row -> row.number("employment"))
                .findFirst()
                .orElse(Double.NaN);
    }

    private Cell quotient(String organisation, int year) {
        double[] cells = {
            employed(organisation, true, true, year), employed(organisation, true, false, year),
            employed(organisation, false, true, year), employed(organisation, false, false, year)
        };
        if (Double.isNaN(cells[0] + cells[1] + cells[2] + cells[3])) {
            return Cell.notReported();
        }
        return cells[1] == 0 || cells[2] == 0 || cells[3] == 0
                ? Cell.without("not_applicable", 4, 4)
                : Cell.value(cells[0] / cells[1] / (cells[2] / cells[3]), 4, 4);
    }

    private Cell competitiveEffect(String organisation, int year) {
        double here = employed(organisation, true, true, year);
        double there = employed(organisation, false, true, year);
        double hereBefore = employed(organisation, true, true, year - 1);
        double thereBefore = employed(organisation, false, true, year - 1);
        if (Double.isNaN(here + there + hereBefore + thereBefore)) {
            return Cell.notReported();
        }
        return hereBefore == 0 || thereBefore == 0
                ? Cell.without("not_applicable", 4, 4)
                : Cell.value(hereBefore * (here / hereBefore - there / thereBefore), 4, 4);
    }
}
