package org.covalue.inputs.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.inputs.dialect.CellNumber;

/**
 * A number format (ECMA-376, part 1, 18.8.31): sections for numbers above, below and of zero, or for those that a
 * condition names. What stands in quotes or behind a backslash is text and no letter of the format.
 */
final class FormatCode {

    private static final int SECTIONS_OF_NUMBERS = 3;
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern ELAPSED = Pattern.compile("(?i)h+|m+|s+");

    private final String code;
    private final List<FormatSection> sections = new ArrayList<>();
    private int at;
    private StringBuilder letters = new StringBuilder();
    private StringBuilder shape = new StringBuilder();
    private StringBuilder text = new StringBuilder();
    private String currency = "";
    private Optional<DoublePredicate> condition = Optional.empty();

    FormatCode(String code) {
        this.code = code.replaceAll("(?i)General", "0");
        while (at < this.code.length()) {
            read(this.code.charAt(at++));
        }
        endSection();
    }

    private void read(char c) {
        switch (c) {
            case '"' -> addText(until('"'));
            case '\\' -> addText(next());
            case '_' -> {
                next();
                shape.append(' ');
            }
            case '*' -> next();
            case '[' -> addBracket(until(']'));
            case ';' -> endSection();
            default -> {
                letters.append(c);
                shape.append(c == '0' ? FormatSection.ZERO : c == '#' || c == '?' ? FormatSection.DIGIT : c);
                currency = c == '$' ? "$" : currency;
            }
        }
    }

    private String until(char end) {
        int behind = code.indexOf(end, at);
        String found = code.substring(at, behind < 0 ? code.length() : behind);
        at = behind < 0 ? code.length() : behind + 1;
        return found;
    }

    private String next() {
        return at < code.length() ? code.substring(at, ++at) : "";
    }

    private void addText(String shown) {
        text.append(shown);
        shape.append(shown);
        currency =
                CellNumber.isCurrency(text.toString().strip()) ? text.toString().strip() : currency;
    }

    /** A colour and a language say nothing of the number. */
    private void addBracket(String content) {
        Matcher compared = CONDITION.matcher(content.strip());
        if (content.startsWith("$")) {
            String sign = content.substring(1).replaceAll("-[0-9A-Fa-f]*$", "");
            text.append(sign);
            shape.append(sign);
            currency = CellNumber.isCurrency(sign.strip()) ? sign.strip() : currency;
        } else if (ELAPSED.matcher(content).matches()) {
            letters.append(content);
        } else if (compared.matches()) {
            condition = Optional.of(condition(compared.group(1), Double.parseDouble(compared.group(2))));
        }
    }

    private static DoublePredicate condition(String sign, double bound) {
        return switch (sign) {
            case "<" -> number -> number < bound;
            case "<=" -> number -> number <= bound;
            case ">" -> number -> number > bound;
            case ">=" -> number -> number >= bound;
            case "<>" -> number -> number != bound;
            default -> number -> number == bound;
        };
    }

    private void endSection() {
        sections.add(new FormatSection(letters.toString(), shape.toString(), text.toString(), currency, condition));
        letters = new StringBuilder();
        shape = new StringBuilder();
        text = new StringBuilder();
        currency = "";
        condition = Optional.empty();
    }

    /** Whether the number does not matter for {@link #section}. */
    boolean isSingle() {
        return sections.size() == 1;
    }

    /** The one that shows a number. */
    FormatSection section(double number) {
        int last = Math.min(sections.size(), SECTIONS_OF_NUMBERS) - 1;
        for (int i = 0; i < last; i++) {
            boolean isBySign = i == 1 ? number < 0 : last == 1 ? number >= 0 : number > 0;
            if (sections.get(i).condition().map(one -> one.test(number)).orElse(isBySign)) {
                return sections.get(i);
            }
        }
        return sections.get(last);
    }

    /** A whole number as it is shown; the sign stands before it where no section of its own shows it. */
    String shown(double number) {
        FormatSection section = section(number);
        boolean hasOwn = sections.size() > 1 && sections.indexOf(section) > 0;
        return number < 0 && !hasOwn ? "-" + section.shown(number) : section.shown(number);
    }
}
