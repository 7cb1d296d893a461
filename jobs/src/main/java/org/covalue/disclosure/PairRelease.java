package org.covalue.disclosure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which counts of members by quadrant of shared value may be released. Everybody first, then levels, SDG targets and
 * projects, the largest of each first; each only where it tells nothing beside those before it. All organisations
 * together are counted only where what is left, when those released are subtracted, is nobody or enough of them.
 */
final class PairRelease {

    private static final String TOGETHER = "all";
    private static final List<String> ORDER = List.of("all", "shared_value_level", "sdg_target", "project");

    /** One count of members: of an organisation, or of all of them together. */
    private record Group(String organisation, String grouping, String name) {
        Group of(String other) {
            return new Group(other, grouping, name);
        }
    }

    private final JdbcTemplate jdbc;
    private final DisclosureRules rules;

    PairRelease(JdbcTemplate jdbc, DisclosureRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Fills the temporary table {@code safe_pairs} until the end of the transaction. */
    void findSafe() {
        jdbc.execute("create temporary table safe_pairs (organisation_id text, year integer, grouping text, "
                + "member_group text) on commit drop");
        for (int year : jdbc.queryForList(
                "select distinct year from groups.shared_value_member order by year", Integer.class)) {
            List<Object[]> rows = safe(members(year)).stream()
                    .map(group -> new Object[] {group.organisation(), year, group.grouping(), group.name()})
                    .toList();
            jdbc.batchUpdate("insert into safe_pairs values (?, ?, ?, ?)", rows);
        }
    }

    private Map<Group, Set<CountedMember>> members(int year) {
        Map<Group, Set<CountedMember>> groups = new LinkedHashMap<>();
        jdbc.query(
                "select organisation_id, grouping, member_group, of_organisation_id, member_id, owner_id, magnitude, "
                        + "quadrant from groups.shared_value_member where year = ?",
                row -> {
                    groups.computeIfAbsent(
                                    new Group(row.getString(1), row.getString(2), row.getString(3)),
                                    group -> new HashSet<>())
                            .add(new CountedMember(
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getDouble(7),
                                    row.getString(8)));
                },
                year);
        return groups;
    }

    private List<Group> safe(Map<Group, Set<CountedMember>> members) {
        Map<String, List<Group>> byOrganisation = members.keySet().stream()
                .sorted(Comparator.comparingInt((Group group) -> ORDER.indexOf(group.grouping()))
                        .thenComparingInt(
                                group -> -members.getOrDefault(group, Set.of()).size())
                        .thenComparing(Group::name))
                .collect(Collectors.groupingBy(Group::organisation, TreeMap::new, Collectors.toList()));
        List<Group> together = byOrganisation.getOrDefault(TOGETHER, List.of());
        byOrganisation.remove(TOGETHER);
        Set<Group> released = new HashSet<>();
        byOrganisation.values().forEach(groups -> released.addAll(safe(groups, members, group -> true)));
        MemberSplits rest = new MemberSplits(rules);
        released.addAll(safe(together, members, group -> rest.isNobodyOrSafe(hidden(group, released, members))));
        return List.copyOf(released);
    }

    /** Of groups of the same members, everybody first. */
    private List<Group> safe(
            List<Group> groups, Map<Group, Set<CountedMember>> members, Predicate<Group> isSafeBesideOthers) {
        MemberSplits splits = new MemberSplits(rules);
        return groups.stream()
                .filter(group -> group.grouping().equals("all")
                        ? splits.begin(members.getOrDefault(group, Set.of())) && isSafeBesideOthers.test(group)
                        : isSafeBesideOthers.test(group) && splits.release(members.getOrDefault(group, Set.of())))
                .toList();
    }

    /** Who is left of a count of all organisations when those of single organisations are subtracted. */
    private static Set<CountedMember> hidden(
            Group together, Set<Group> released, Map<Group, Set<CountedMember>> members) {
        Set<CountedMember> left = new HashSet<>(members.getOrDefault(together, Set.of()));
        left.removeIf(one -> released.contains(together.of(one.organisation())));
        return left;
    }
}
