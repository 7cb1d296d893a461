package org.covalue.reports.pdf;

import java.awt.Color;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.type.VerticalTextAlignEnum;
import org.covalue.reports.model.House;

/** The house style as the named styles that page layouts and generated tables use. */
final class PdfStyles {

    private static final House HOUSE = House.shared();
    private static final float RULE = 0.5f;

    private PdfStyles() {}

    static void addTo(JasperDesign design) throws JRException {
        design.addStyle(base());
        design.addStyle(text("title", "title", "primary", true));
        design.addStyle(text("subject", "subject", "ink", true));
        design.addStyle(text("heading", "heading", "primary", true));
        design.addStyle(text("note", "note", "muted", false));
        design.addStyle(text("small", "small", "muted", false));
        design.addStyle(band());
        design.addStyle(figure("figure", "figure", "primary", true));
        design.addStyle(figure("figure_label", "small", "muted", false));
        design.addStyle(head());
        design.addStyle(section());
        design.addStyle(cell("cell", "ink"));
        design.addStyle(cell("label", "muted"));
    }

    static Color colour(String name) {
        return Color.decode(HOUSE.colour(name));
    }

    private static JRDesignStyle base() {
        JRDesignStyle style = text("base", "table", "ink", false);
        style.setDefault(true);
        return style;
    }

    private static JRDesignStyle text(String name, String size, String colour, boolean isBold) {
        JRDesignStyle style = new JRDesignStyle();
        style.setName(name);
        style.setFontName(House.FONT);
        style.setFontSize(HOUSE.size(size));
        style.setForecolor(colour(colour));
        style.setBold(isBold);
        return style;
    }

    /** A bar in the first colour of the house. */
    private static JRDesignStyle band() {
        JRDesignStyle style = text("band", "small", "paper", true);
        fill(style, "primary");
        return style;
    }

    /** A figure that leads, or the words below it, on a tint. */
    private static JRDesignStyle figure(String name, String size, String colour, boolean isBold) {
        JRDesignStyle style = text(name, size, colour, isBold);
        fill(style, "tint");
        pad(style, 8, isBold ? 3 : 0);
        return style;
    }

    private static JRDesignStyle head() {
        JRDesignStyle style = text("head", "table_head", "paper", true);
        fill(style, "primary");
        style.setVerticalTextAlign(VerticalTextAlignEnum.MIDDLE);
        pad(style, 3, 3);
        return style;
    }

    private static JRDesignStyle section() {
        JRDesignStyle style = text("section", "table", "primary", true);
        fill(style, "tint");
        style.setVerticalTextAlign(VerticalTextAlignEnum.MIDDLE);
        pad(style, 3, 2);
        return style;
    }

    private static JRDesignStyle cell(String name, String colour) {
        JRDesignStyle style = text(name, "table", colour, false);
        style.setVerticalTextAlign(VerticalTextAlignEnum.TOP);
        pad(style, 3, 2);
        style.getLineBox().getBottomPen().setLineWidth(RULE);
        style.getLineBox().getBottomPen().setLineColor(colour("rule"));
        return style;
    }

    private static void fill(JRDesignStyle style, String colour) {
        style.setMode(ModeEnum.OPAQUE);
        style.setBackcolor(colour(colour));
    }

    private static void pad(JRDesignStyle style, int sides, int ends) {
        style.getLineBox().setLeftPadding(sides);
        style.getLineBox().setRightPadding(sides);
        style.getLineBox().setTopPadding(ends);
        style.getLineBox().setBottomPadding(ends);
    }
}
