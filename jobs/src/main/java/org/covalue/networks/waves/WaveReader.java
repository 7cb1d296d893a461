package org.covalue.networks.waves;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.covalue.networks.Network;

/** Reads answers that are ordered by organisation and wave, members before ties, one organisation at a time. */
final class WaveReader {

    private final ResultSet rows;
    private boolean isThere;

    WaveReader(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.isThere = rows.next();
    }

    boolean hasMore() {
        return isThere;
    }

    /** The waves of the next organisation, the earliest first. */
    List<Wave> organisation() throws SQLException {
        String organisation = rows.getString("organisation_id");
        List<Wave> waves = new ArrayList<>();
        while (isThere && rows.getString("organisation_id").equals(organisation)) {
            waves.add(wave(organisation, rows.getInt("year")));
        }
        return waves;
    }

    private Wave wave(String organisation, int year) throws SQLException {
        Map<String, Optional<String>> respondents = new TreeMap<>(WaveReader::byCodePoints);
        Map<Relation, List<String[]>> ties = new EnumMap<>(Relation.class);
        int rostered = 0;
        while (isThere
                && rows.getInt("year") == year
                && rows.getString("organisation_id").equals(organisation)) {
            String relation = rows.getString("relation");
            if (relation != null) {
                ties.computeIfAbsent(Relation.of(relation), one -> new ArrayList<>())
                        .add(new String[] {rows.getString("from_id"), rows.getString("to_id")});
            } else {
                rostered++;
                if (rows.getBoolean("has_responded")) {
                    respondents.put(rows.getString("from_id"), Optional.ofNullable(rows.getString("sector")));
                }
            }
            isThere = rows.next();
        }
        List<String> members = List.copyOf(respondents.keySet());
        return new Wave(
                organisation, year, members, List.copyOf(respondents.values()), rostered, networks(members, ties));
    }

    private static Map<Relation, Network> networks(List<String> members, Map<Relation, List<String[]>> ties) {
        Map<String, Integer> numbers = new HashMap<>();
        members.forEach(member -> numbers.put(member, numbers.size()));
        Map<Relation, Network> networks = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            List<String[]> named = ties.getOrDefault(relation, List.of());
            networks.put(
                    relation,
                    Network.of(
                            members.size(),
                            named.stream().mapToInt(tie -> numbers.get(tie[0])).toArray(),
                            named.stream().mapToInt(tie -> numbers.get(tie[1])).toArray()));
        }
        return networks;
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
