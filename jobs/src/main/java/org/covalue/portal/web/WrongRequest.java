package org.covalue.portal.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.covalue.platform.UsageProblem;

/** A request says something that it cannot mean. Programs are told in English, readers of pages in their language. */
public final class WrongRequest extends UsageProblem {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LISTED = 60;
    private static final int LONGEST_REPEATED = 60;

    /** What is wrong. */
    enum Kind {
        UNKNOWN("unknown parameter %s; known: %s"),
        VALUE("%s=%s: there is no such value; expected one of %s"),
        FORM("%s=%s: expected %s"),
        MISSING("%s is missing"),
        SAID("%s"),
        SIGN("%s holds a character that cannot be typed (%s)");

        private final String message;

        Kind(String message) {
            this.message = message;
        }

        /** The key of its words. */
        String words() {
            return "problem.parameter." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Kind kind;
    private final transient Object[] arguments;

    private WrongRequest(Kind kind, Object... arguments) {
        super(kind.message.formatted(arguments));
        this.kind = kind;
        this.arguments = arguments;
    }

    public static WrongRequest unknown(String name, Collection<String> known) {
        return new WrongRequest(Kind.UNKNOWN, shown(name), known.isEmpty() ? "-" : String.join(", ", known));
    }

    public static WrongRequest value(String name, String value, Collection<String> known) {
        return new WrongRequest(Kind.VALUE, name, shown(value), listed(List.copyOf(known)));
    }

    /** @param expected in words, or an example */
    public static WrongRequest form(String name, String value, String expected) {
        return new WrongRequest(Kind.FORM, name, shown(value), expected);
    }

    static WrongRequest missing(String name) {
        return new WrongRequest(Kind.MISSING, name);
    }

    public static WrongRequest sign(String name, int sign) {
        return new WrongRequest(Kind.SIGN, shown(name), "U+%04X".formatted(sign));
    }

    /** What another part has refused, in the words of its reader. */
    public static WrongRequest said(UsageProblem refused) {
        return new WrongRequest(Kind.SAID, refused.why());
    }

    private static String listed(List<String> known) {
        return known.size() <= MOST_LISTED
                ? String.join(", ", known)
                : String.join(", ", known.subList(0, MOST_LISTED)) + ", ... (" + known.size() + ")";
    }

    /** What was sent, as much of it as can be printed. */
    private static String shown(String text) {
        String plain = text.codePoints()
                .map(sign -> VisibleText.isTyped(sign) ? sign : '?')
                .limit(LONGEST_REPEATED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() < text.length() && plain.length() >= LONGEST_REPEATED ? plain + "..." : plain;
    }

    Kind kind() {
        return kind;
    }

    List<Object> arguments() {
        return Arrays.asList(arguments);
    }
}
