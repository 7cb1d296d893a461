package org.covalue.inputs.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.FieldType;

/** Values that columns of codes do not know, as rows are checked, for their sender to say what they stand for. */
public final class UnknownCodes {

    private static final int MOST = 30;
    private static final int LONGEST = 60;
    private static final Set<String> RULES = Set.of("enum", "pattern", "type " + FieldType.BOOLEAN.code());

    private record Place(String sheet, String column) {}

    private final Map<Place, Set<String>> values = new LinkedHashMap<>();

    public void add(String sheet, RejectedRow fault) {
        String typed = fault.found().in("en").strip();
        if (RULES.contains(fault.rule()) && !typed.isEmpty() && typed.length() <= LONGEST) {
            add(new Place(sheet, fault.column()), typed);
        }
    }

    /** Those of another table. */
    public void add(UnknownCodes others) {
        others.values.forEach((place, all) -> all.forEach(typed -> add(place, typed)));
    }

    private void add(Place place, String typed) {
        Set<String> known = values.computeIfAbsent(place, any -> new LinkedHashSet<>());
        if (known.size() < MOST) {
            known.add(typed);
        }
    }

    /** In the order in which they came. */
    List<String> of(String sheet, String column) {
        return List.copyOf(values.getOrDefault(new Place(sheet, column), Set.of()));
    }
}
