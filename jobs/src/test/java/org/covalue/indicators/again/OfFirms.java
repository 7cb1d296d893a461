package org.covalue.indicators.again;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.covalue.indicators.again.Rows.Row;

/** Figures of member firms, firm by firm. */
final class OfFirms {

    private final World world;

    OfFirms(World world) {
        this.world = world;
    }

    private interface Parts {
        Optional<double[]> of(String organisation, String firm, int year);
    }

    Map<String, BiFunction<String, Integer, Cell>> all() {
        Map<String, BiFunction<String, Integer, Cell>> all = new TreeMap<>();
        all.put("job_creation_rate", (o, t) -> ratio(o, t, 100, (org, m, y) -> jobs(org, m, y, 1)));
        all.put("job_destruction_rate", (o, t) -> ratio(o, t, 100, (org, m, y) -> jobs(org, m, y, -1)));
        all.put("innovation_active_share", (o, t) -> ratio(o, t, 100, (org, m, y) -> innovates(m, y)));
        all.put("gender_pay_gap", (o, t) -> ratio(o, t, 100, (org, m, y) -> payGap(m, y)));
        all.put("energy_intensity", (o, t) -> ratio(o, t, 1e6, (org, m, y) -> energy(m, y)));
        all.put("ghg_intensity", this::emissions);
        all.put(
                "sustainability_reporting_share",
                (o, t) -> ratio(
                        o,
                        t,
                        100,
                        (org, m, y) -> world.answer("sustainability", m, y, "sustainability_report")
                                .map(answer -> new double[] {answer.equals("yes") ? 1 : 0, 1})));
        all.put("real_revenue_per_member_cagr", this::growthOfMean);
        all.put("member_growth_median", this::medianGrowth);
        all.put("revenue_concentration", this::concentration);
        all.put("three_year_survival", this::survival);
        all.put("business_social_association", this::association);
        return all;
    }

    private Cell ratio(String organisation, int year, double scale, Parts parts) {
        double numerator = 0;
        double denominator = 0;
        int used = 0;
        List<String> firms = world.firms(organisation, year);
        for (String firm : firms) {
            Optional<double[]> both = parts.of(organisation, firm, year);
            if (both.isPresent()) {
                numerator += both.get()[0];
                denominator += both.get()[1];
                used++;
            }
        }
        return used == 0 ? none(organisation, year) : Cell.ratio(scale, numerator, denominator, used, firms.size());
    }

    private Cell none(String organisation, int year) {
        return Cell.without(
                world.hasNoFirm(organisation) ? "not_applicable" : "not_reported",
                0,
                world.firms(organisation, year).size());
    }

    private Optional<double[]> jobs(String organisation, String firm, int year, int sign) {
        Row member = world.member(firm);
        boolean wasMember = world.members(organisation, year - 1).contains(firm);
        boolean isFounded = member.isIn("member_founded_on", year, LocalDate.MAX);
        boolean isClosed = member.is("close_reason", "closed") && member.isIn("closed_on", year, LocalDate.MAX);
        Optional<Double> before = world.figure("revenue", firm, year - 1, "employees_fte");
        Optional<Double> now = world.figure("revenue", firm, year, "employees_fte");
        if (isClosed && wasMember && before.isPresent() && now.isEmpty()) {
            now = Optional.of(0.0);
        }
        if (isFounded && before.isEmpty()) {
            before = Optional.of(0.0);
        }
        if (now.isEmpty() || before.isEmpty() || !(isFounded || wasMember)) {
            return Optional.empty();
        }
        double change = sign * (now.get() - before.get());
        return Optional.of(new double[] {Math.max(change, 0), (now.get() + before.get()) / 2});
    }

    private Optional<double[]> innovates(String firm, int year) {
        Optional<String> product = world.answer("revenue", firm, year, "product_innovation");
        Optional<String> process = world.answer("revenue", firm, year, "process_innovation");
        if (product.equals(Optional.of("yes")) || process.equals(Optional.of("yes"))) {
            return Optional.of(new double[] {1, 1});
        }
        return product.isPresent() && process.isPresent() ? Optional.of(new double[] {0, 1}) : Optional.empty();
    }

    private Optional<double[]> payGap(String firm, int year) {
        Optional<Double> all = world.figure("sustainability", firm, year, "headcount");
        Optional<Double> women = world.figure("sustainability", firm, year, "women_headcount");
        Optional<Double> paidMen = world.figure("sustainability", firm, year, "hourly_pay_men");
        Optional<Double> paidWomen = world.figure("sustainability", firm, year, "hourly_pay_women");
        if (all.isEmpty() || women.isEmpty() || paidMen.isEmpty() || paidWomen.isEmpty()) {
            return Optional.empty();
        }
        boolean isEnough = women.get() >= 5 && all.get() - women.get() >= 5 && paidMen.get() > 0;
        return isEnough
                ? Optional.of(new double[] {all.get() * (1 - paidWomen.get() / paidMen.get()), all.get()})
                : Optional.empty();
    }

    private Optional<double[]> energy(String firm, int year) {
        return world.figure("sustainability", firm, year, "energy_mwh")
                .flatMap(energy -> world.real(firm, year, "value_added").map(added -> new double[] {energy, added}));
    }

    private Cell emissions(String organisation, int year) {
        long[] methods = new long[2];
        world.firms(organisation, year)
                .forEach(firm -> emitted(firm, year)
                        .ifPresent(parts -> methods[method(firm, year).equals("location") ? 0 : 1]++));
        String chosen = methods[0] >= methods[1] ? "location" : "market";
        return ratio(
                organisation,
                year,
                1e6,
                (org, firm, y) ->
                        emitted(firm, y).filter(parts -> method(firm, y).equals(chosen)));
    }

    private String method(String firm, int year) {
        return world.answer("sustainability", firm, year, "scope2_method").orElse("");
    }

    private Optional<double[]> emitted(String firm, int year) {
        Optional<Double> one = world.figure("sustainability", firm, year, "ghg_scope1_t");
        Optional<Double> two = world.figure("sustainability", firm, year, "ghg_scope2_t");
        Optional<Double> revenue = world.real(firm, year, "revenue");
        return one.isEmpty()
                        || two.isEmpty()
                        || revenue.isEmpty()
                        || method(firm, year).isEmpty()
                ? Optional.empty()
                : Optional.of(new double[] {one.get() + two.get(), revenue.get()});
    }

    private List<Double> realRevenues(String organisation, int year) {
        return world.firms(organisation, year).stream()
                .map(firm -> world.real(firm, year, "revenue"))
                .flatMap(Optional::stream)
                .toList();
    }

    private double mean(String organisation, int year) {
        return realRevenues(organisation, year).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private Cell growthOfMean(String organisation, int year) {
        int used = realRevenues(organisation, year).size();
        int firms = world.firms(organisation, year).size();
        if (used == 0) {
            return none(organisation, year);
        }
        int first = World.FIRST_YEAR;
        while (first < year && !(mean(organisation, first) > 0)) {
            first++;
        }
        double now = mean(organisation, year);
        return first == year || now == 0
                ? Cell.without("not_applicable", used, firms)
                : Cell.value(100 * (Math.pow(now / mean(organisation, first), 1.0 / (year - first)) - 1), used, firms);
    }

    /** Symmetric growth of real revenue of a firm that was a member in both years. */
    private Optional<Double> growth(String organisation, String firm, int year) {
        Optional<Double> now = world.real(firm, year, "revenue");
        Optional<Double> before = world.real(firm, year - 1, "revenue");
        return world.members(organisation, year - 1).contains(firm) ? change(before, now) : Optional.empty();
    }

    private static Optional<Double> change(Optional<Double> before, Optional<Double> now) {
        return before.isPresent() && now.isPresent() && before.get() + now.get() > 0
                ? Optional.of(2 * (now.get() - before.get()) / (now.get() + before.get()))
                : Optional.empty();
    }

    private Cell medianGrowth(String organisation, int year) {
        List<Double> growth = world.firms(organisation, year).stream()
                .map(firm -> growth(organisation, firm, year))
                .flatMap(Optional::stream)
                .toList();
        return growth.isEmpty()
                ? none(organisation, year)
                : Cell.value(
                        World.median(growth),
                        growth.size(),
                        world.firms(organisation, year).size());
    }

    private Cell concentration(String organisation, int year) {
        Map<String, Double> owners = new TreeMap<>();
        int used = 0;
        for (String firm : world.firms(organisation, year)) {
            double revenue = world.nominal(firm, year, "revenue").orElse(0.0);
            if (revenue > 0) {
                owners.merge(world.owner(firm), revenue, Double::sum);
                used++;
            }
        }
        double all = owners.values().stream().mapToDouble(Double::doubleValue).sum();
        return used == 0
                ? none(organisation, year)
                : Cell.value(
                        owners.values().stream()
                                .mapToDouble(one -> one / all * (one / all))
                                .sum(),
                        used,
                        world.firms(organisation, year).size());
    }

    /** Kaplan and Meier day by day. */
    private Cell survival(String organisation, int year) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        LocalDate cut = lastDay.isAfter(World.BUSINESS_DATE) ? World.BUSINESS_DATE : lastDay;
        List<long[]> followed = new ArrayList<>();
        int joined = 0;
        for (String firm : new TreeSet<>(world.of("membership", organisation).stream()
                .map(row -> row.text("member_id"))
                .filter(world::isFirm)
                .toList())) {
            LocalDate[] stretch = firstStretch(organisation, firm);
            if (!stretch[0].isAfter(cut)) {
                joined++;
                follow(world.member(firm), stretch, cut).ifPresent(followed::add);
            }
        }
        if (joined == 0) {
            return Cell.without(world.hasNoFirm(organisation) ? "not_applicable" : "not_reported", 0, 0);
        }
        if (followed.stream().filter(one -> one[0] >= 1096).count() < 10) {
            return Cell.without("not_estimable", followed.size(), joined);
        }
        double survival = 1;
        for (long day = 0; day <= 1096; day++) {
            long today = day;
            double deaths = followed.stream()
                    .filter(one -> one[0] == today && one[1] == 1)
                    .count();
            survival *= 1
                    - deaths / followed.stream().filter(one -> one[0] >= today).count();
        }
        return Cell.value(survival, followed.size(), joined);
    }

    private static Optional<long[]> follow(Row firm, LocalDate[] stretch, LocalDate cut) {
        LocalDate end = stretch[1].isBefore(cut) ? stretch[1] : cut;
        if (!firm.has("closed_on") || firm.date("closed_on").isAfter(end)) {
            return Optional.of(new long[] {ChronoUnit.DAYS.between(stretch[0], end), 0});
        }
        long days = ChronoUnit.DAYS.between(stretch[0], firm.date("closed_on"));
        return days < 0 ? Optional.empty() : Optional.of(new long[] {days, firm.is("close_reason", "closed") ? 1 : 0});
    }

    private LocalDate[] firstStretch(String organisation, String firm) {
        List<Row> spells = world.of("membership", organisation).stream()
                .filter(row -> row.is("member_id", firm))
                .sorted(Comparator.comparing(row -> row.date("joined_on")))
                .toList();
        LocalDate left = spells.get(0).date("joined_on");
        for (Row spell : spells) {
            if (spell.date("joined_on").isAfter(left)) {
                break;
            }
            LocalDate end = spell.has("left_on") ? spell.date("left_on") : LocalDate.MAX;
            left = end.isAfter(left) ? end : left;
        }
        return new LocalDate[] {spells.get(0).date("joined_on"), left};
    }

    private Cell association(String organisation, int year) {
        List<double[]> pairs = new ArrayList<>();
        for (String firm : world.firms(organisation, year)) {
            Optional<Double> business = growth(organisation, firm, year);
            Optional<Double> social = social(organisation, firm, year);
            if (business.isPresent() && social.isPresent()) {
                pairs.add(new double[] {business.get(), social.get()});
            }
        }
        int firms = world.firms(organisation, year).size();
        if (pairs.isEmpty()) {
            return none(organisation, year);
        }
        if (pairs.size() < 10) {
            return Cell.without("not_estimable", pairs.size(), firms);
        }
        double rho = Ranks.spearman(pairs);
        return Double.isNaN(rho)
                ? Cell.without("not_applicable", pairs.size(), firms)
                : Cell.value(rho, pairs.size(), firms);
    }

    private Optional<Double> social(String organisation, String firm, int year) {
        return world.of("shared_value_plan", organisation).stream()
                .filter(row ->
                        row.is("member_id", firm) && row.date("chosen_on").getYear() < year)
                .max(Comparator.comparing(row -> row.date("chosen_on")))
                .flatMap(plan -> change(
                                world.figure("sustainability", firm, year - 1, plan.text("metric")),
                                world.figure("sustainability", firm, year, plan.text("metric")))
                        .map(change -> plan.is("better", "lower") ? -change : change));
    }
}
