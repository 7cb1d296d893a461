package org.covalue.portal.web;

import java.util.regex.Pattern;

/** What people write as names. */
public final class VisibleText {

    /**
     * Controls, what sets the direction of writing, what has no width: a name with it looks like another, or turns what
     * follows.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private VisibleText() {}

    public static boolean isVisible(String text) {
        return !UNSEEN.matcher(text).find();
    }

    /** Neither a control character nor half of one. */
    public static boolean isTyped(int sign) {
        return !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }
}
