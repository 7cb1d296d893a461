package org.covalue.reports.pdf;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;

/**
 * Draws up the layout of one shape of table: headings that come again on every page, section headings that stay with
 * their rows, cells that grow with their text, and tags that tell a screen reader where rows and cells are.
 */
final class PdfTableDesign {

    private static final String TAG = "net.sf.jasperreports.export.pdf.tag.";
    private static final int ROW_HEIGHT = 13;
    private static final int HEAD_HEIGHT = 15;
    private static final int SECTION_WITH_ROWS = 68;

    private final PdfTable.Shape shape;
    private final JasperDesign design = new JasperDesign();

    PdfTableDesign(PdfTable.Shape shape) {
        this.shape = shape;
    }

    JasperDesign design() throws JRException {
        design.setName("table");
        design.setPageWidth(shape.width());
        design.setColumnWidth(shape.width());
        design.setLeftMargin(0);
        design.setRightMargin(0);
        design.setTopMargin(0);
        design.setBottomMargin(0);
        PdfStyles.addTo(design);
        design.setTitle(mark("start"));
        design.setSummary(mark("end"));
        if (shape.hasHead()) {
            design.setColumnHeader(head());
        }
        addSections();
        ((JRDesignSection) design.getDetailSection()).addBand(row());
        return design;
    }

    /** An empty text that opens or closes the table for a screen reader. */
    private static JRDesignBand mark(String tag) {
        JRDesignStaticText empty = new JRDesignStaticText();
        empty.setWidth(1);
        empty.setHeight(1);
        empty.setText("");
        empty.getPropertiesMap().setProperty(TAG + "table", tag);
        JRDesignBand band = new JRDesignBand();
        band.setHeight(1);
        band.addElement(empty);
        return band;
    }

    private JRDesignBand head() throws JRException {
        JRDesignBand band = new JRDesignBand();
        band.setHeight(HEAD_HEIGHT);
        for (int i = 0; i < shape.widths().size(); i++) {
            JRDesignParameter parameter = new JRDesignParameter();
            parameter.setName("head" + i);
            parameter.setValueClass(String.class);
            design.addParameter(parameter);
            band.addElement(cell(i, "head", "$P{head" + i + "}", "th", HEAD_HEIGHT));
        }
        return band;
    }

    private void addSections() throws JRException {
        field("section");
        if (!shape.hasSections()) {
            return;
        }
        JRDesignTextField title = text(0, shape.width(), "section", "$F{section}", ROW_HEIGHT);
        title.getPropertiesMap().setProperty(TAG + "tr", "full");
        title.getPropertiesMap().setProperty(TAG + "th", "full");
        title.getPropertiesMap()
                .setProperty(TAG + "colspan", Integer.toString(shape.widths().size()));
        JRDesignBand band = new JRDesignBand();
        band.setHeight(ROW_HEIGHT);
        band.setSplitType(SplitTypeEnum.PREVENT);
        band.addElement(title);
        JRDesignGroup group = new JRDesignGroup();
        group.setName("section");
        group.setExpression(new JRDesignExpression("$F{section}"));
        group.setReprintHeaderOnEachPage(true);
        group.setMinHeightToStartNewPage(SECTION_WITH_ROWS);
        ((JRDesignSection) group.getGroupHeaderSection()).addBand(band);
        design.addGroup(group);
    }

    private JRDesignBand row() throws JRException {
        JRDesignBand band = new JRDesignBand();
        band.setHeight(ROW_HEIGHT);
        band.setSplitType(SplitTypeEnum.PREVENT);
        for (int i = 0; i < shape.widths().size(); i++) {
            field("cell" + i);
            String style = !shape.hasHead() && i == 0 ? "label" : "cell";
            band.addElement(cell(i, style, "$F{cell" + i + "}", "td", ROW_HEIGHT));
        }
        return band;
    }

    private void field(String name) throws JRException {
        JRDesignField field = new JRDesignField();
        field.setName(name);
        field.setValueClass(String.class);
        design.addField(field);
    }

    private JRDesignTextField cell(int column, String style, String expression, String tag, int height) {
        int left = shape.widths().subList(0, column).stream()
                .mapToInt(Integer::intValue)
                .sum();
        JRDesignTextField cell = text(left, shape.widths().get(column), style, expression, height);
        if (shape.numeric().get(column)) {
            cell.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
            if ("td".equals(tag)) {
                cell.setTextAdjust(TextAdjustEnum.SCALE_FONT);
            }
        }
        boolean isFirst = column == 0;
        boolean isLast = column == shape.widths().size() - 1;
        if (isFirst || isLast) {
            cell.getPropertiesMap().setProperty(TAG + "tr", isFirst && isLast ? "full" : isFirst ? "start" : "end");
        }
        cell.getPropertiesMap().setProperty(TAG + tag, "full");
        return cell;
    }

    private static JRDesignTextField text(int x, int width, String style, String expression, int height) {
        JRDesignTextField text = new JRDesignTextField();
        text.setX(x);
        text.setWidth(width);
        text.setHeight(height);
        text.setStyleNameReference(style);
        text.setExpression(new JRDesignExpression(expression));
        text.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        text.setStretchType(StretchTypeEnum.ELEMENT_GROUP_HEIGHT);
        text.setBlankWhenNull(true);
        return text;
    }
}
