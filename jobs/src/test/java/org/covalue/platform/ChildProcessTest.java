package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Programs that do not end in time leave nothing behind. */
class ChildProcessTest {

    private static final List<String> WITH_A_CHILD =
            List.of("sh", "-c", "echo begun; sleep 1234.5 & sleep 1234.5; echo never");

    private static List<String> left() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .flatMap(one -> one.info().commandLine().stream())
                .filter(line -> line.contains("sleep 1234.5") && !line.contains("begun"))
                .toList();
    }

    @Test
    void whatDoesNotEndInTimeIsEndedWithItsChildrenAndItsWordsAreTold() {
        assertThatThrownBy(() -> ChildProcess.run("sleeper", WITH_A_CHILD, Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sleeper did not end within 1 s")
                .hasMessageContaining("begun")
                .hasMessageNotContaining("never");
        assertThat(left()).isEmpty();
    }

    @Test
    void whoeverIsInterruptedWhileWaitingLeavesNothingEither() {
        Thread waiting = Thread.currentThread();
        CompletableFuture.runAsync(() -> {
            while (left().isEmpty()) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
        });
        assertThatThrownBy(() -> ChildProcess.run("sleeper", WITH_A_CHILD, Duration.ofMinutes(5)))
                .isInstanceOf(InterruptedException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatFailsIsToldWithItsWords() throws IOException, InterruptedException {
        assertThat(ChildProcess.run("echo", List.of("echo", "done"), Duration.ofSeconds(30)))
                .isEqualTo("done");
        assertThatThrownBy(() ->
                        ChildProcess.run("sh", List.of("sh", "-c", "echo 'no room'; exit 3"), Duration.ofSeconds(30)))
                .isInstanceOf(IOException.class)
                .hasMessage("sh: no room");
    }
}
