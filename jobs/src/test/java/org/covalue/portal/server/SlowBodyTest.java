package org.covalue.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Senders who take their time, many more than the server has threads. */
class SlowBodyTest {

    private static final int THREADS = 4;
    private static final int SENDERS = 12;
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.over(
                SampleNight.get().database(),
                SampleNight.get().files().getParent(),
                Map.of(
                        "server.tomcat.threads.max",
                        THREADS,
                        "server.tomcat.threads.min-spare",
                        1,
                        "covalue.portal.bodies.patience",
                        "4s",
                        "covalue.portal.connections-per-address",
                        40,
                        "covalue.portal.proxies",
                        ""));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void pagesAreAnsweredWhileMoreBodiesTrickleInThanThereAreThreads() throws Exception {
        for (String head : List.of(
                "POST /login HTTP/1.1\r\nContent-Length: 4000\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                "POST /organisation/x/upload HTTP/1.1\r\nContent-Length: 8000\r\nContent-Type: multipart/form-data; "
                        + "boundary=x\r\n",
                "POST /login HTTP/1.1\r\nTransfer-Encoding: chunked\r\n",
                "GET /login HTTP/1.1\r\nContent-Length: 4000\r\n",
                "PUT /no/such HTTP/1.1\r\nContent-Length: 4000\r\n",
                "POST /login HTTP/1.1\r\nContent-Length: 90000000\r\n")) {
            try (Trickle senders = new Trickle(head)) {
                assertThat(page().statusCode()).as(head).isEqualTo(200);
                assertThat(page().statusCode()).as(head).isEqualTo(200);
            }
        }
    }

    @Test
    void whoSendsTooSlowlyIsToldAndSentAway() throws Exception {
        try (Socket socket = open()) {
            send(
                    socket,
                    "POST /login HTTP/1.1\r\nContent-Length: 4000\r\nContent-Type: "
                            + "application/x-www-form-urlencoded\r\nHost: localhost\r\n\r\nuser");
            String answer = all(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains("The request came too slowly", "Content-Security-Policy", "Connection: close");
        }
    }

    @Test
    void aHeadThatNeverEndsIsNotWaitedForEither() throws Exception {
        try (Socket socket = open()) {
            send(socket, "GET /login HTTP/1.1\r\nHost: localhost\r\n");
            assertThat(isClosedWhile(socket, "X-Slow: 1\r\n")).isTrue();
        }
    }

    @Test
    void whoIsNotSignedInMaySendLittle() throws Exception {
        try (Socket socket = open()) {
            String body = "username=" + "x".repeat(9000);
            send(
                    socket,
                    "POST /login HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length()
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nHost: localhost\r\n\r\n" + body);
            assertThat(all(socket)).startsWith("HTTP/1.1 413").contains("too large");
        }
    }

    @Test
    void anAddressGetsSoManyConnectionsAndNoMore() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                sockets.add(open());
            }
            int open = 0;
            for (Socket socket : sockets) {
                open += isAnswered(socket) ? 1 : 0;
            }
            assertThat(open)
                    .as("of 60, while some of other tests may still be open")
                    .isBetween(1, 40);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(page().statusCode()).isEqualTo(200);
    }

    /** Senders of a byte now and then. */
    private static final class Trickle implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final Thread work = new Thread(this::trickle);

        private Trickle(String head) throws IOException {
            for (int i = 0; i < SENDERS; i++) {
                Socket socket = open();
                sockets.add(socket);
                send(socket, head + "Host: localhost\r\n\r\n" + (head.contains("chunked") ? "ff\r\n" : "") + "u");
            }
            work.start();
        }

        private void trickle() {
            while (!isOver.get()) {
                for (Socket socket : sockets) {
                    try {
                        send(socket, "x");
                    } catch (IOException sentAway) {
                        continue;
                    }
                }
                pause(200);
            }
        }

        @Override
        public void close() throws Exception {
            isOver.set(true);
            work.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static HttpResponse<String> page() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(portal.url("/login")))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Socket open() throws IOException {
        URI home = URI.create(portal.url("/"));
        Socket socket = new Socket(home.getHost(), home.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isAnswered(Socket socket) {
        try {
            send(socket, "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return socket.getInputStream().read() >= 0;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Sends the text again and again until the other side has closed; far longer than it is to take. */
    private static boolean isClosedWhile(Socket socket, String text) throws IOException {
        socket.setSoTimeout(300);
        InputStream in = socket.getInputStream();
        for (int i = 0; i < 200; i++) {
            try {
                send(socket, text);
                if (in.read() < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException stillOpen) {
                continue;
            } catch (IOException closed) {
                return true;
            }
        }
        return false;
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
