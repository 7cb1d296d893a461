package org.covalue.inputs.history;

/** What a cell was and what it is now; blank is empty. */
public record OldNew(String old, String now) {

    /** For people. */
    public String words() {
        return said(old) + " -> " + nowSaid();
    }

    String nowSaid() {
        return said(now);
    }

    private static String said(String value) {
        return value.isEmpty() ? "(blank)" : value;
    }
}
