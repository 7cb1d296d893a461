package org.covalue.exports.stata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that Stata takes: letters, digits and underscores, at most 32, none twice, none that is a word of its own. */
final class StataNames {

    private static final int LONGEST = 32;
    private static final Set<String> RESERVED = Set.of(
            "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_pi", "_pred",
            "_rc", "_skip", "str", "strl", "using", "with");

    private StataNames() {}

    static List<String> of(List<String> names) {
        List<String> valid = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (String name : names) {
            String wanted = valid(name);
            String free = wanted;
            for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
                String ending = "_" + i;
                free = cut(wanted, LONGEST - ending.length()) + ending;
            }
            valid.add(free);
        }
        return valid;
    }

    private static String valid(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        boolean isTaken = RESERVED.contains(plain.toLowerCase(Locale.ROOT)) || plain.matches("str[0-9]+|[^A-Za-z_].*");
        return cut(isTaken ? "_" + plain : plain, LONGEST);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
