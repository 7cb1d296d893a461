package org.covalue.networks.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of networks on the night of the samples. */
class NetworkWavesTest {

    private static final List<Map<String, String>> WAVES =
            Csv.byName(SampleNight.get().internal("network_waves"));
    private static final List<Map<String, String>> INDICATORS =
            Csv.byName(SampleNight.get().internal("indicators"));

    /** One computation is in SQL, for one relation; the other in Java, for all of them. */
    @ParameterizedTest
    @CsvSource({
        "network_density,knows,density",
        "network_reciprocity,knows,reciprocity",
        "network_transitivity,knows,transitivity",
        "network_indegree_centralisation,knows,indegree_centralisation",
        "network_fragmentation,knows,fragmentation",
        "network_ei_index,knows,ei_index",
        "network_core_periphery,knows,core_periphery",
        "network_multiplexity,all,multiplexity",
        "coopetition_share,cooperates_with_competitor,of_wider",
        "disclosure_funnel,shares_sensitive,of_wider"
    })
    void figuresAreThoseOfTheIndicators(String indicator, String relation, String measure) {
        Map<String, String> figures = WAVES.stream()
                .filter(row -> row.get("relation").equals(relation))
                .filter(row -> !row.get(measure).isEmpty())
                .collect(
                        Collectors.toMap(row -> row.get("organisation_id") + row.get("wave"), row -> row.get(measure)));
        Map<String, String> values = INDICATORS.stream()
                .filter(row -> row.get("indicator").equals(indicator))
                .filter(row -> row.get("state").equals("ok"))
                .collect(
                        Collectors.toMap(row -> row.get("organisation_id") + row.get("year"), row -> row.get("value")));
        assertThat(figures.keySet()).isEqualTo(values.keySet()).hasSizeGreaterThan(10);
        double scale = Double.parseDouble(values.get("cordoba_technology_cluster2023"))
                                / Double.parseDouble(figures.get("cordoba_technology_cluster2023"))
                        > 50
                ? 100
                : 1;
        figures.forEach((wave, figure) -> assertThat(Double.parseDouble(figure) * scale)
                .as(wave)
                .isCloseTo(Double.parseDouble(values.get(wave)), within(1e-9)));
    }

    @Test
    void aResponseBelowSeventyPercentHasNoFigure() {
        List<Map<String, String>> few = WAVES.stream()
                .filter(row -> 10 * Integer.parseInt(row.get("nodes")) < 7 * Integer.parseInt(row.get("rostered")))
                .toList();
        assertThat(few).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("state")).isEqualTo("not_estimable");
            assertThat(row.get("density")).isEmpty();
        });
    }

    @Test
    void relationsOfAWaveAreSixRows() {
        assertThat(WAVES.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("organisation_id") + row.get("wave"), Collectors.counting())))
                .allSatisfy((wave, rows) -> assertThat(rows).isEqualTo(6));
    }
}
