package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import org.covalue.TestDatabase;
import org.covalue.disclosure.ReleasedTables;
import org.junit.jupiter.api.Test;

/** A portal starts while a night publishes: both grant rights on the same tables. */
class RightsAtOnceTest {

    private static final int TIMES = 40;

    @Test
    void aPortalThatStartsAndANightThatPublishesAreNotInEachOthersWay() {
        try (TestDatabase database = TestDatabase.create()) {
            CompletableFuture<Void> starts = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < TIMES; i++) {
                    new RowSecurity(database.dataSource()).prepare();
                }
            });
            CompletableFuture<Void> publishes = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < TIMES; i++) {
                    new ReleasedTables(database.dataSource()).renewViews();
                }
            });
            assertThatCode(() -> CompletableFuture.allOf(starts, publishes).join())
                    .doesNotThrowAnyException();
        }
    }
}
