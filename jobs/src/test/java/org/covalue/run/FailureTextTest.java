package org.covalue.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void aConnectionLostWithinABatchIsToldWithoutTheWordsOfTheDriver() {
        SQLException lost = new SQLException("An I/O error occurred while sending to the backend.", "08006");
        lost.initCause(new EOFException());
        SQLException batch = new BatchUpdateException(
                "Batch entry 0 <unknown> was aborted: An I/O error occurred while sending to the backend.  "
                        + "Call getNextException to see other errors in the batch.",
                "08006",
                new int[0],
                lost);

        assertThat(FailureText.ofLostConnection(new IllegalStateException(batch)))
                .contains(
                        "the connection to the database was lost (An I/O error occurred while sending to the backend.)")
                .doesNotContain("getNextException");
    }
}
