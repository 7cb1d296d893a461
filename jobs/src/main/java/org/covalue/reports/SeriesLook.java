package org.covalue.reports;

import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;

/** The colour of a series in a native chart. Without an explicit fill a bar is not drawn at all. */
final class SeriesLook {

    private static final double LINE = 1.75;

    private SeriesLook() {
    }

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

    static XDDFLineProperties line(String colour, double width) {
        XDDFLineProperties line = new XDDFLineProperties(fill(colour));
        line.setWidth(width);
        return line;
    }

    private static XDDFSolidFillProperties fill(String colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(WorkbookStyles.rgb(colour)));
    }
}
