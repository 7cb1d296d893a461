package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsRowTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TOTAL,,,3000", "Suma:,,,3000", ",,Total general,3000", "Sumas,,EUR,3000"})
    void aRowOfTotalsIsToldAndNeitherLoadedNorRejected(String totals) throws IOException {
        Path file = folder.resolve("price.csv");
        Files.writeString(
                file, "country,year,source_name,price_index\nES,2022,INE,1000\nES,2023,INE,2000\n" + totals + "\n");
        FileCheck.Outcome checked = new FileCheck(RecordSpecs.load(), 2025)
                .check(new LandingFile("price.csv", file), (spec, rows) -> List.of(), (record, sheet, fault) -> {
                    throw new AssertionError(fault);
                })
                .get(0);
        assertThat(checked.rowsRead()).isEqualTo(2);
        assertThat(checked.rowsRejected()).isZero();
        assertThat(checked.notices()).extracting(one -> one.in("es")).anyMatch(text -> text.contains("totales"));
        try (TestDatabase database = TestDatabase.create()) {
            Deliveries.Outcome loaded = TestRun.firstLoaded(database, folder, Optional.empty());
            assertThat(loaded.rowsRead()).isEqualTo(2);
            assertThat(loaded.rowsLoaded()).isEqualTo(2);
            assertThat(loaded.rowsRejected()).isZero();
            assertThat(loaded.notice()).contains("a row of totals, neither loaded nor rejected: 4");
        }
    }

    @Test
    void whoIsCalledTotalIsLoadedAndARowThatLacksSomethingIsRejectedAllTheSame() throws IOException {
        Files.writeString(
                folder.resolve("member.csv"),
                "member_name,member_id,member_type\nTotal,T1,firm\nTotal SA,T2,firm\nTotal SA,T3,\nOther,Total,firm\n");
        try (TestDatabase database = TestDatabase.create()) {
            Deliveries.Outcome loaded = TestRun.firstLoaded(database, folder, Optional.empty());
            assertThat(loaded.rowsLoaded()).isEqualTo(3);
            assertThat(loaded.rowsRejected()).isEqualTo(1);
        }
    }
}
