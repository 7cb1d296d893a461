package org.covalue.portal.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LineChartTest {

    @Test
    void aYearWithoutAValueIsAGapInTheLineAndNotAZero() throws Exception {
        Document drawn =
                drawn(chart(series("own", Map.of(2019, 10.0, 2020, 12.0, 2021, Double.NaN, 2022, 11.0, 2023, 14.0))));
        List<Element> lines = paths(drawn, "fill", "none");
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.getAttribute("d").split("L")).hasSize(2));
        assertThat(drawn.getElementsByTagName("g").getLength()).as("marks").isEqualTo(4);
    }

    @Test
    void aBandBehindAndEverySeriesAreNamedInTheLegendAndBySomethingElseThanColour() throws Exception {
        LineChart.Band band = new LineChart.Band(
                "peers <half>",
                new TreeMap<>(Map.of(2022, new LineChart.Range(1, 3), 2023, new LineChart.Range(2, 4))));
        Document drawn = drawn(new LineChart(
                "c",
                "A & B",
                "what there is",
                List.of(series("own", Map.of(2022, 2.0, 2023, 2.5)), series("median", Map.of(2022, 1.5, 2023, 3.0))),
                Optional.of(band),
                value -> String.format(Locale.ROOT, "%.1f", value)));
        assertThat(drawn.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A & B");
        assertThat(drawn.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("what there is");
        assertThat(texts(drawn)).contains("own", "median", "peers <half>", "2022", "2023");
        List<Element> lines = paths(drawn, "fill", "none");
        assertThat(lines.get(0).hasAttribute("stroke-dasharray")).isFalse();
        assertThat(lines.get(1).hasAttribute("stroke-dasharray")).isTrue();
    }

    @Test
    void itNeedsNoStyleAndNoScript() {
        assertThat(chart(series("own", Map.of(2023, 5.0))).svg())
                .doesNotContain("style=", "<script", "<style", "onclick");
    }

    @Test
    void anAxisHasRoundStepsAndBeginsAtZeroUnlessTheValuesAreFarFromIt() {
        assertThat(ChartAxis.over(3, 17).ticks()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(ChartAxis.over(90, 98).ticks()).startsWith(90.0).endsWith(98.0);
        assertThat(ChartAxis.over(-4, 6).ticks()).contains(0.0);
        assertThat(ChartAxis.over(0, 0).low()).isLessThan(0);
        assertThat(ChartAxis.over(7, 7).high()).isGreaterThan(7);
        assertThat(ChartAxis.over().ticks()).hasSizeGreaterThan(1);
        assertThat(ChartAxis.over(1_234_567, 4_000_000).ticks()).hasSizeLessThanOrEqualTo(7);
    }

    private static LineChart chart(LineChart.Series series) {
        return new LineChart("c", "title", "description", List.of(series), Optional.empty(), Double::toString);
    }

    private static LineChart.Series series(String name, Map<Integer, Double> values) {
        return new LineChart.Series(name, new TreeMap<>(values));
    }

    private static Document drawn(LineChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    private static List<Element> paths(Document drawn, String attribute, String value) {
        return elements(drawn, "path").stream()
                .filter(path -> path.getAttribute(attribute).equals(value))
                .toList();
    }

    private static List<String> texts(Document drawn) {
        return elements(drawn, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document drawn, String name) {
        return java.util.stream.IntStream.range(
                        0, drawn.getElementsByTagName(name).getLength())
                .mapToObj(i -> (Element) drawn.getElementsByTagName(name).item(i))
                .toList();
    }
}
