package org.covalue.reports.model;

import java.util.List;

/** The house style of {@code reports/_shared/house.yml}: colours, type sizes, number formats by unit. */
public final class House {

    public static final String FONT = "DejaVu Sans";

    private static final House SHARED = new House(Settings.read("reports/_shared/house.yml"));

    private final Settings settings;

    private House(Settings settings) {
        this.settings = settings;
    }

    public static House shared() {
        return SHARED;
    }

    /** A colour of the house as {@code #RRGGBB}. */
    public String colour(String name) {
        return settings.under("colours").text(name);
    }

    /** The colour of one series; series without an entry of their own take the general colours in turn. */
    public String seriesColour(String palette, String series, int place) {
        Settings colours = settings.under("palettes").under(palette);
        List<String> general = settings.list("series");
        return colours.text(series, general.get(place % general.size()));
    }

    /** A measure of the house, in points. */
    public float size(String name) {
        return Float.parseFloat(settings.under("sizes").text(name));
    }

    /** The least figure printed of a unit, nought where every figure is. */
    double least(String unit) {
        return Double.parseDouble(settings.under("least").text(unit, "0"));
    }

    /** The unit of figures that come in any size, by the largest of them. */
    String unitOfSize(String unit, double largest) {
        Settings sizes = settings.under("units_by_size").under(unit);
        return sizes.keys().stream()
                .filter(name -> largest >= Double.parseDouble(sizes.text(name)))
                .reduce((less, more) -> more)
                .orElseThrow(() -> new ReportException(sizes.place() + ": no unit for figures as large as " + largest));
    }

    /** Digits after the decimal sign for figures of a unit. */
    int decimals(String unit) {
        Settings units = settings.under("decimals");
        if (!units.has(unit)) {
            throw new ReportException(units.place() + ": no number format for unit " + unit);
        }
        return units.number(unit, 0);
    }
}
