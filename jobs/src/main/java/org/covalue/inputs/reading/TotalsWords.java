package org.covalue.inputs.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.covalue.inputs.dialect.Blanks;

/** What people call the rows below their tables that add up the others. */
final class TotalsWords {

    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "totales",
            "grand total",
            "overall total",
            "total general",
            "suma total",
            "sum total",
            "sum",
            "sums",
            "suma",
            "sumas",
            "subtotal",
            "sub-total",
            "sub total",
            "subtotals",
            "subtotales",
            "total parcial",
            "gesamt",
            "summe");
    private static final int LONGEST = 30;
    private static final Set<String> BEGINNINGS = Set.of("to", "gr", "ov", "su", "ge");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private TotalsWords() {}

    /** The first cell that holds anything, where it says that the row adds up others; -1 where it does not. */
    static int place(Cells cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.isBlank(i)) {
                boolean mayBe = cells.end(i) - cells.start(i) <= LONGEST && hasBeginning(cells, i);
                return mayBe && isOne(cells.text(i)) ? i : -1;
            }
        }
        return -1;
    }

    /** Every row comes by here, and most are known by two letters. */
    private static boolean hasBeginning(Cells cells, int i) {
        int at = cells.start(i);
        while (at < cells.end(i) && Blanks.isBlank(cells.characters()[at])) {
            at++;
        }
        return at + 2 < cells.end(i)
                && BEGINNINGS.contains(new String(cells.characters(), at, 2).toLowerCase(Locale.ROOT));
    }

    private static boolean isOne(String text) {
        String bare = Blanks.strip(text).toLowerCase(Locale.ROOT);
        String plain = ACCENTS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD))
                .replaceAll("")
                .replaceAll("\\s+", " ");
        return WORDS.contains(plain) || WORDS.contains(withoutYearAndCurrency(plain));
    }

    private static String withoutYearAndCurrency(String plain) {
        String rest = plain.replaceAll("[:.=\\s()€$£]+$", "");
        String shorter = rest.replaceAll("[\\s:.=(]+((19|20)\\d\\d|[a-z]{3})$", "");
        return shorter.equals(rest) || WORDS.contains(rest) ? rest : withoutYearAndCurrency(shorter);
    }
}
