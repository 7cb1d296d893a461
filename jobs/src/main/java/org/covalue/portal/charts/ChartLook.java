package org.covalue.portal.charts;

import java.util.List;
import java.util.Locale;
import org.covalue.reports.model.House;
import org.springframework.web.util.HtmlUtils;

/**
 * How lines and areas of a chart look: colours of the house, and dashes and marks that tell lines apart without them.
 */
final class ChartLook {

    private static final List<String> DASHES = List.of("", "7 4", "2 3", "10 3 2 3");

    private ChartLook() {}

    /** Circle, square, diamond, triangle: hollow from the fifth series on. */
    public static String mark(int which, double x, double y) {
        String path = switch (which % 4) {
            case 0 -> "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z";
            case 1 -> "m0 -4h8v8h-8Z";
            case 2 -> "m-1 0l5 -5l5 5l-5 5Z";
            default -> "m-1 4l5 -9l5 9Z";
        };
        return String.format(
                Locale.ROOT,
                "<path d=\"M%s %s%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                number(x - 4),
                number(y),
                path,
                which < 4 ? colour(which) : colour("paper"),
                which < 4 ? colour("paper") : colour(which));
    }

    public static String area() {
        return " fill=\"" + colour("rule") + "\" fill-opacity=\"0.5\" stroke=\"" + colour("muted")
                + "\" stroke-width=\"0.75\"";
    }

    public static String dash(int which) {
        String dash = DASHES.get(which % DASHES.size());
        return dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
    }

    public static String colour(int which) {
        return House.shared().seriesColour("lines", "", which);
    }

    public static String colour(String name) {
        return House.shared().colour(name);
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
