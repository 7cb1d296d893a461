package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;

class HeaderMatchTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();

    @Test
    void theColumnsTellTheTypeInAnyOrder() {
        Random random = new Random(20251028);
        for (RecordSpec spec : SPECS.all()) {
            List<String> header = new ArrayList<>(spec.columns());
            Collections.shuffle(header, random);

            HeaderMatch match = HeaderMatch.of(header, SPECS);

            assertThat(match.spec().map(RecordSpec::record)).contains(spec.record());
            assertThat(match.refusal()).isEmpty();
            assertThat(match.unknown()).isEmpty();
            assertThat(match.positions())
                    .isEqualTo(spec.columns().stream().map(header::indexOf).toList());
        }
    }

    @Test
    void columnsThatAreLeftOutStandNowhere() {
        HeaderMatch match = HeaderMatch.of(List.of("exports", "currency", "year", "member_id"), SPECS);

        RecordSpec revenue = SPECS.of("revenue");
        assertThat(match.spec().map(RecordSpec::record)).contains("revenue");
        assertThat(match.positions().get(revenue.indexOf("revenue"))).isEqualTo(-1);
        assertThat(match.positions().get(revenue.indexOf("member_id"))).isEqualTo(3);
    }

    @Test
    void theTypeThatKnowsMostOfTheColumnsWins() {
        List<String> both = List.of("member_id", "year", "currency");

        assertThat(HeaderMatch.of(with(both, "revenue"), SPECS).spec().map(RecordSpec::record))
                .contains("revenue");
        assertThat(HeaderMatch.of(with(both, "headcount", "women_headcount"), SPECS)
                        .spec()
                        .map(RecordSpec::record))
                .contains("sustainability");
    }

    @Test
    void aTieIsRefusedAndBothTypesAreNamed() {
        List<String> header = with(
                        SPECS.of("funding").requiredColumns(),
                        SPECS.of("fee_invoice").requiredColumns().toArray(String[]::new))
                .stream()
                .distinct()
                .filter(name -> !name.isEmpty())
                .toList();

        HeaderMatch match = HeaderMatch.of(header, SPECS);

        assertThat(match.spec()).isEmpty();
        assertThat(refusal(match)).contains("fee_invoice", "funding", "add a column that only one of them has");
    }

    @Test
    void theNearestTypeIsNamedWithWhatItMisses() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "revenue", "exports", "employees_fte"), SPECS);

        assertThat(match.spec()).isEmpty();
        assertThat(refusal(match))
                .contains("nearest is revenue, which also needs year, currency")
                .doesNotContain("employees_fte");
        assertThat(match.found()).contains("member_id, revenue, exports, employees_fte");
    }

    @Test
    void aTypeThatWouldLoseColumnsAnotherKnowsIsNotTaken() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "year", "revenue"), SPECS);

        assertThat(match.spec())
                .as("sustainability requires member and year only, but does not know revenue")
                .isEmpty();
        assertThat(refusal(match)).contains("nearest is revenue, which also needs currency");
    }

    @Test
    void aHeaderThatIsNoneIsSaidToBeNone() {
        HeaderMatch match = HeaderMatch.of(List.of("M1", "2023", "EUR"), SPECS);

        assertThat(match.spec()).isEmpty();
        assertThat(refusal(match)).contains("is the first line a header?").doesNotContain("m1");
        assertThat(match.found()).contains("m1, 2023, eur");
    }

    @Test
    void columnsNobodyReadsAreNoticed() {
        HeaderMatch match = HeaderMatch.of(
                List.of("member_id", "Remarks", "revenue", "year", "", "currency", "remark 2", ""), SPECS);

        assertThat(match.spec().map(RecordSpec::record)).contains("revenue");
        assertThat(match.unknown()).extracting(Message::toString).containsExactly("remarks", "remark 2");
        assertThat(match.size()).isEqualTo(8);
    }

    @Test
    void aColumnTwiceIsRefused() {
        HeaderMatch match = HeaderMatch.of(List.of("member_id", "year", "currency", "revenue", "Revenue "), SPECS);

        assertThat(match.spec()).isEmpty();
        assertThat(refusal(match)).isEqualTo("the header has one column twice; keep one of the two");
    }

    @Test
    void caseAndBlanksAroundNamesDoNotMatter() {
        HeaderMatch match = HeaderMatch.of(List.of(" Member_ID", "YEAR ", "\tCurrency", "Revenue"), SPECS);

        assertThat(match.spec().map(RecordSpec::record)).contains("revenue");
        assertThat(match.unknown()).isEmpty();
    }

    @Test
    void whatARefusalShowsIsShortAndCanBeStored() {
        String unprintable = "x\0" + "y".repeat(5_000);

        assertThat(refusal(HeaderMatch.of(List.of(unprintable, unprintable), SPECS)))
                .doesNotContain("\0")
                .hasSizeLessThan(1_000);
        assertThat(refusal(HeaderMatch.of(List.of(unprintable), SPECS)))
                .doesNotContain("\0")
                .hasSizeLessThan(1_000);
        assertThat(HeaderMatch.of(List.of("member_id", "year", "currency", "revenue", unprintable), SPECS)
                        .unknown())
                .allSatisfy(
                        name -> assertThat(name.toString()).doesNotContain("\0").hasSizeLessThan(1_000));
    }

    private static List<String> with(List<String> header, String... more) {
        List<String> columns = new ArrayList<>(header);
        columns.addAll(List.of(more));
        return columns;
    }

    private static String refusal(HeaderMatch match) {
        return match.refusal().map(Message::toString).orElse("");
    }
}
