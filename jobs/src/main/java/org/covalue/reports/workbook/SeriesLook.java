package org.covalue.reports.workbook;

import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTErrBars;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrBarType;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrValType;

/** The colour of a series in a native chart. Without an explicit fill a bar is not drawn at all. */
final class SeriesLook {

    private static final double LINE = 1.75;
    private static final double THIN = 0.75;

    private SeriesLook() {}

    static void give(XDDFChartData.Series series, String colour) {
        XDDFShapeProperties look = new XDDFShapeProperties();
        if (series instanceof XDDFLineChartData.Series line) {
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.CIRCLE);
            XDDFShapeProperties marker = new XDDFShapeProperties();
            marker.setFillProperties(fill(colour));
            line.getCTLineSer().getMarker().setSpPr(marker.getXmlObject());
            look.setLineProperties(line(colour, LINE));
        } else {
            look.setFillProperties(fill(colour));
        }
        series.setShapeProperties(look);
    }

    /** Points without a line between them. */
    static void points(XDDFLineChartData.Series series, String colour, MarkerStyle style) {
        series.setSmooth(false);
        series.setMarkerStyle(style);
        XDDFShapeProperties marker = new XDDFShapeProperties();
        marker.setFillProperties(fill(colour));
        series.getCTLineSer().getMarker().setSpPr(marker.getXmlObject());
        XDDFShapeProperties look = new XDDFShapeProperties();
        XDDFLineProperties none = new XDDFLineProperties();
        none.setFillProperties(new XDDFNoFillProperties());
        look.setLineProperties(none);
        series.setShapeProperties(look);
    }

    /** A thin line without points. */
    static void thin(XDDFLineChartData.Series series, String colour) {
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
        XDDFShapeProperties look = new XDDFShapeProperties();
        look.setLineProperties(line(colour, THIN));
        series.setShapeProperties(look);
    }

    /** Bars of the given lengths below and above the points; references to cells. */
    static void bars(XDDFLineChartData.Series series, String below, String above, String colour) {
        CTErrBars bars = series.getCTLineSer().addNewErrBars();
        bars.addNewErrDir().setVal(STErrDir.Y);
        bars.addNewErrBarType().setVal(STErrBarType.BOTH);
        bars.addNewErrValType().setVal(STErrValType.CUST);
        bars.addNewNoEndCap().setVal(false);
        bars.addNewPlus().addNewNumRef().setF(above);
        bars.addNewMinus().addNewNumRef().setF(below);
        XDDFShapeProperties look = new XDDFShapeProperties();
        look.setLineProperties(line(colour, THIN));
        bars.setSpPr(look.getXmlObject());
    }

    static XDDFLineProperties line(String colour, double width) {
        XDDFLineProperties line = new XDDFLineProperties(fill(colour));
        line.setWidth(width);
        return line;
    }

    private static XDDFSolidFillProperties fill(String colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(WorkbookStyles.rgb(colour)));
    }
}
