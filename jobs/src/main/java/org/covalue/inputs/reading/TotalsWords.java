package org.covalue.inputs.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;

/** Rows that add up the others, as people write them below their tables: told, and neither loaded nor rejected. */
final class TotalsWords {

    private static final Set<String> WORDS =
            Set.of("total", "totals", "totales", "grand total", "total general", "sum", "suma", "sumas", "subtotal");
    private static final int LONGEST = 20;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private static final int TOLD = 5;

    private final List<Integer> rows = new ArrayList<>();
    private long count;

    void add(int row) {
        count++;
        if (rows.size() < TOLD) {
            rows.add(row);
        }
    }

    /** What the sender should know, empty where there was none. */
    Optional<Message> notice() {
        return count == 0
                ? Optional.empty()
                : Optional.of(Message.of("rows_of_totals", "count", count, "rows", List.copyOf(rows)));
    }

    /** Whether the first cell that holds anything says that a row is one. */
    static boolean begins(Cells cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.isBlank(i)) {
                return cells.end(i) - cells.start(i) <= LONGEST && WORDS.contains(plain(cells.text(i)));
            }
        }
        return false;
    }

    private static String plain(String text) {
        String bare = Blanks.strip(text).replaceAll("[:.\\s]+$", "").toLowerCase(Locale.ROOT);
        return ACCENTS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD)).replaceAll("");
    }
}
