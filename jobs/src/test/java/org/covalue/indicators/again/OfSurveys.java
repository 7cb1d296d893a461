package org.covalue.indicators.again;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.covalue.indicators.again.Rows.Row;

/** Networks and questionnaires, wave by wave. */
final class OfSurveys {

    private final World world;

    OfSurveys(World world) {
        this.world = world;
    }

    /** What a wave comes to where enough have answered. */
    private interface OfWave {
        Cell of(String organisation, int year, List<String> nodes, long asked);
    }

    Map<String, BiFunction<String, Integer, Cell>> all() {
        Map<String, BiFunction<String, Integer, Cell>> all = new TreeMap<>();
        all.put("network_fragmentation", (o, t) -> wave(o, t, this::fragmentation));
        all.put("network_ei_index", (o, t) -> wave(o, t, this::acrossSectors));
        all.put("coopetition_share", (o, t) -> wave(o, t, this::coopetition));
        all.put("network_multiplexity", (o, t) -> wave(o, t, this::multiplexity));
        all.put("network_core_periphery", (o, t) -> wave(o, t, this::corePeriphery));
        all.put("disclosure_funnel", (o, t) -> wave(o, t, this::funnel));
        all.put("barrier_index", (o, t) -> answers(o, t, "barriers"));
        all.put("trust_index", (o, t) -> answers(o, t, "trust"));
        return all;
    }

    private List<Row> roster(String organisation, int year) {
        return world.of("network_respondent", organisation).stream()
                .filter(row -> row.whole("wave") == year)
                .toList();
    }

    private Cell wave(String organisation, int year, OfWave measure) {
        List<Row> roster = roster(organisation, year);
        if (roster.isEmpty()) {
            boolean isElsewhere = !world.of("network_respondent", organisation).isEmpty();
            return Cell.without(isElsewhere ? "not_applicable" : "not_reported", 0, 0);
        }
        List<String> nodes = roster.stream()
                .filter(row -> row.is("responded", "yes"))
                .map(row -> row.text("member_id"))
                .sorted()
                .toList();
        return 10 * nodes.size() < 7 * roster.size()
                ? Cell.without("not_estimable", nodes.size(), roster.size())
                : measure.of(organisation, year, nodes, roster.size());
    }

    private boolean isTied(String organisation, int year, String relation, String from, String to) {
        return world.of("network_tie", organisation).stream()
                .anyMatch(tie -> tie.whole("wave") == year
                        && tie.is("relation", relation)
                        && tie.is("from_member_id", from)
                        && tie.is("to_member_id", to));
    }

    private boolean isEither(String organisation, int year, String relation, String a, String b) {
        return isTied(organisation, year, relation, a, b) || isTied(organisation, year, relation, b, a);
    }

    private List<String[]> pairs(List<String> nodes) {
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(new String[] {nodes.get(j), nodes.get(i)});
            }
        }
        return pairs;
    }

    private boolean[][] known(String organisation, int year, List<String> nodes) {
        boolean[][] known = new boolean[nodes.size()][nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < nodes.size(); j++) {
                known[i][j] = i != j && isEither(organisation, year, "knows", nodes.get(i), nodes.get(j));
            }
        }
        return known;
    }

    /** Pairs that a path connects, by transitive closure. */
    private Cell fragmentation(String organisation, int year, List<String> nodes, long asked) {
        int n = nodes.size();
        if (n < 2) {
            return Cell.without("not_estimable", n, asked);
        }
        boolean[][] reached = known(organisation, year, nodes);
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    reached[i][j] |= reached[i][k] && reached[k][j];
                }
            }
        }
        int apart = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                apart += i != j && !reached[i][j] ? 1 : 0;
            }
        }
        return Cell.ratio(1, apart, n * (n - 1.0), n, asked);
    }

    private Cell acrossSectors(String organisation, int year, List<String> nodes, long asked) {
        int across = 0;
        int within = 0;
        for (String[] pair : pairs(nodes)) {
            Row a = world.member(pair[0]);
            Row b = world.member(pair[1]);
            if (a.has("sector") && b.has("sector") && isEither(organisation, year, "knows", pair[0], pair[1])) {
                across += a.is("sector", b.text("sector")) ? 0 : 1;
                within += a.is("sector", b.text("sector")) ? 1 : 0;
            }
        }
        return Cell.ratio(1, across - within, across + within, nodes.size(), asked);
    }

    private Cell coopetition(String organisation, int year, List<String> nodes, long asked) {
        int together = 0;
        int competing = 0;
        for (String[] pair : pairs(nodes)) {
            if (isEither(organisation, year, "worked_together", pair[0], pair[1])) {
                together++;
                competing += isEither(organisation, year, "cooperates_with_competitor", pair[0], pair[1]) ? 1 : 0;
            }
        }
        return Cell.ratio(100, competing, together, nodes.size(), asked);
    }

    private Cell multiplexity(String organisation, int year, List<String> nodes, long asked) {
        int one = 0;
        int several = 0;
        for (String[] pair : pairs(nodes)) {
            long relations =
                    List.of("communicates", "shares_sensitive", "worked_together", "cooperates_with_competitor")
                            .stream()
                            .filter(relation -> isEither(organisation, year, relation, pair[0], pair[1]))
                            .count();
            one += relations >= 1 ? 1 : 0;
            several += relations >= 2 ? 1 : 0;
        }
        return Cell.ratio(1, several, one, nodes.size(), asked);
    }

    /** Of up to 15 nodes: the correlation of two lists of zeros and ones, for every set. */
    private Cell corePeriphery(String organisation, int year, List<String> nodes, long asked) {
        int n = nodes.size();
        if (n < 4) {
            return Cell.without("not_estimable", n, asked);
        }
        boolean[][] known = known(organisation, year, nodes);
        double best = Double.NEGATIVE_INFINITY;
        for (int set = 0; set < 1 << n; set++) {
            int size = Integer.bitCount(set);
            double fit = size < 2 || size > n - 2 ? Double.NaN : Cores.fit(known, set);
            best = Double.isNaN(fit) ? best : Math.max(best, fit);
        }
        return Double.isInfinite(best) ? Cell.without("not_applicable", n, asked) : Cell.value(best, n, asked);
    }

    private Cell funnel(String organisation, int year, List<String> nodes, long asked) {
        int sensitive = 0;
        int either = 0;
        int communicating = 0;
        for (String from : nodes) {
            for (String to : nodes) {
                boolean shares = !from.equals(to) && isTied(organisation, year, "shares_sensitive", from, to);
                boolean talks = !from.equals(to) && isTied(organisation, year, "communicates", from, to);
                sensitive += shares ? 1 : 0;
                communicating += talks ? 1 : 0;
                either += shares || talks ? 1 : 0;
            }
        }
        return communicating == 0
                ? Cell.without("not_applicable", nodes.size(), asked)
                : Cell.ratio(100, sensitive, either, nodes.size(), asked);
    }

    private Cell answers(String organisation, int year, String instrument) {
        List<Row> ever = world.of("survey_answer", organisation).stream()
                .filter(row -> row.is("instrument", instrument))
                .toList();
        List<Row> now = ever.stream().filter(row -> row.whole("wave") == year).toList();
        if (now.isEmpty()) {
            return Cell.without(ever.isEmpty() ? "not_reported" : "not_applicable", 0, 0);
        }
        List<Row> roster = roster(organisation, year);
        Set<String> answering = roster.stream()
                .filter(row -> row.is("responded", "yes"))
                .map(row -> row.text("member_id"))
                .collect(Collectors.toCollection(TreeSet::new));
        long items = now.stream().map(row -> row.text("item")).distinct().count();
        Map<String, List<Integer>> scores = new TreeMap<>();
        now.stream()
                .filter(row -> instrument.equals("trust") || row.whole("item") <= 7)
                .filter(row -> roster.isEmpty() || answering.contains(row.text("member_id")))
                .forEach(row -> scores.computeIfAbsent(row.text("member_id"), one -> new ArrayList<>())
                        .add(row.whole("score")));
        scores.values().removeIf(of -> instrument.equals("trust") ? 3 * of.size() < 2 * items : of.size() < 5);
        long eligible = roster.isEmpty() ? world.members(organisation, year).size() : roster.size();
        boolean isEnough = roster.isEmpty() || 10 * answering.size() >= 7 * roster.size();
        if (!isEnough || scores.size() < (instrument.equals("trust") ? 5 : 1)) {
            return Cell.without("not_estimable", scores.size(), eligible);
        }
        double sum = scores.values().stream()
                .mapToDouble(
                        of -> (of.stream().mapToInt(Integer::intValue).average().orElseThrow() - 1) / 4)
                .sum();
        return Cell.ratio(100, sum, scores.size(), scores.size(), eligible);
    }
}
