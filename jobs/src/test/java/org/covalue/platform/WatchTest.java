package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.covalue.portal.server.ProxyValve;
import org.covalue.portal.web.Zipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Small parts that must go on after a failure. */
class WatchTest {

    @TempDir
    private Path folder;

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        try (Watch watch = new Watch("watch-of-a-test")) {
            watch.every(1, () -> {
                looks.countDown();
                throw new IllegalStateException("for a test");
            });
            assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothingIsLeftOfAFileThatCouldNotBeZipped() throws IOException {
        Path unreadable = Files.createDirectory(folder.resolve("unreadable"));
        assertThatThrownBy(() -> Zipped.of(unreadable, folder.resolve("zipped")))
                .isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder.resolve("zipped"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoAsksForAnotherFileDoesNotWait() throws Exception {
        Path endless = folder.resolve("endless");
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> first = CompletableFuture.supplyAsync(() -> zipped(endless));
        Path other = Files.writeString(folder.resolve("other"), "text");
        Path second = CompletableFuture.supplyAsync(() -> zipped(other)).get(60, TimeUnit.SECONDS);
        assertThat(first).isNotDone();
        Files.writeString(endless, "late");
        assertThat(List.of(text(first.get(60, TimeUnit.SECONDS)), text(second))).containsExactly("late", "text");
    }

    @Test
    void namesAreNoAddressesWhateverTheirLetters() {
        assertThat(List.of("face.de", "cafe", "bad.ad", "1.2.3", "256.1.1.1", "dead.beef.cafe.babe", ""))
                .noneMatch(ProxyValve::isLiteral);
        assertThat(List.of("192.0.2.7", "::1", "2001:db8::face", "::ffff:192.0.2.7", "255.255.255.255", "0.0.0.0"))
                .allMatch(ProxyValve::isLiteral);
    }

    private Path zipped(Path plain) {
        try {
            return Zipped.of(plain, folder.resolve("zipped"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path zipped) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
