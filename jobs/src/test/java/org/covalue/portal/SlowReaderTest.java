package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.covalue.SampleNight;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.portal.tables.ApiReader;
import org.covalue.portal.web.Spool;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

/** Readers that ask for a table from the database and do not read it. */
class SlowReaderTest {

    private static final String TABLE = "/api/v1/tables/groups.json";

    @Test
    void readersThatReadNothingKeepNobodyOutAndLeaveNothingBehind() throws Exception {
        ApiReader evaluator = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        Spool spool = TestPortal.get().part(Spool.class);
        byte[] whole = evaluator.get(TABLE).body();
        await(spool::files, 0);
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < Spool.WRITTEN_AT_ONCE + 2; i++) {
                stalled.add(stall(evaluator.token()));
            }
            await(spool::files, stalled.size());
            await(SlowReaderTest::queries, 0);

            HttpResponse<byte[]> other = evaluator.get(TABLE);

            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(other.body()).isEqualTo(whole);
            assertThat(spool.files())
                    .as("those who read nothing are still there")
                    .isGreaterThanOrEqualTo(stalled.size());
            assertThat(spool.bytes()).isGreaterThanOrEqualTo((long) stalled.size() * whole.length);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
        await(spool::files, 0);
        assertThat(spool.bytes()).isZero();
    }

    @Test
    void aFileThatDoesNotFitIsRefusedBeforeAnythingIsSent() throws IOException {
        Spool small = new Spool(100_000);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        assertThatThrownBy(() -> small.send(out -> out.write(new byte[200_000]), sent))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("503");
        assertThat(sent.size()).isZero();
        assertThat(small.bytes()).isZero();
        assertThat(small.files()).isZero();
        small.send(out -> out.write(new byte[90_000]), sent);
        assertThat(sent.size()).isEqualTo(90_000);
    }

    @Test
    void aTurnIsGivenBackWhereWritingFails() throws IOException {
        Spool spool = new Spool(100_000);
        for (int i = 0; i <= Spool.WRITTEN_AT_ONCE; i++) {
            assertThatThrownBy(() -> spool.send(
                            out -> {
                                throw new IOException("no table");
                            },
                            OutputStream.nullOutputStream()))
                    .hasMessage("no table");
        }
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        spool.send(out -> out.write(7), sent);
        assertThat(sent.toByteArray()).containsExactly(7);
    }

    @Test
    void asManyAreWrittenAtOnceAsThereAreTurnsAndNoMore() throws Exception {
        Spool spool = new Spool(100_000);
        ExecutorService readers = Executors.newCachedThreadPool();
        CountDownLatch allTurns = new CountDownLatch(Spool.WRITTEN_AT_ONCE);
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> sendings = new ArrayList<>();
        for (int i = 0; i < 2 * Spool.WRITTEN_AT_ONCE; i++) {
            sendings.add(readers.submit(() -> {
                spool.send(
                        out -> {
                            most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                            allTurns.countDown();
                            pass(allTurns);
                            writing.decrementAndGet();
                        },
                        OutputStream.nullOutputStream());
                return null;
            }));
        }
        for (Future<?> sending : sendings) {
            sending.get(30, TimeUnit.SECONDS);
        }
        readers.shutdown();
        assertThat(most).hasValue(Spool.WRITTEN_AT_ONCE);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks with a small window, reads the first line and nothing more. */
    private static Socket stall(String token) throws IOException {
        URI address = URI.create(TestPortal.get().url("/"));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.getOutputStream()
                .write(("GET " + TABLE + " HTTP/1.1\r\nHost: covalue\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static int queries() {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select count(*) from pg_stat_activity where datname = current_database() "
                                + "and xact_start is not null and query like '%group_value g%' and pid <> "
                                + "pg_backend_pid()",
                        Integer.class);
    }

    private static void await(IntSupplier figure, int expected) throws InterruptedException {
        for (int i = 0; i < 300 && figure.getAsInt() != expected; i++) {
            Thread.sleep(100);
        }
        assertThat(figure.getAsInt()).isEqualTo(expected);
    }
}
