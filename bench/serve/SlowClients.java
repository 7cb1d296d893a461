package org.covalue.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients who take their time and come back when they are sent away: half of them send a body, a quarter the head of a request, by a
 * byte every five seconds; a quarter ask for pages again and again and read nothing.
 */
final class SlowClients implements AutoCloseable {

    private static final int MILLISECONDS_BETWEEN_BYTES = 5_000;

    private final int port;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private final Thread work = new Thread(this::trickle, "slow-clients");

    SlowClients(int count, int port) throws IOException {
        this.port = port;
        for (int i = 0; i < count; i++) {
            sockets.add(open(i));
        }
        work.start();
    }

    private Socket open(int client) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        String head = switch (client % 4) {
            case 0, 1 -> "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n";
            case 2 -> "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
            default -> "GET /api/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20);
        };
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void trickle() {
        while (!isOver.get()) {
            for (int i = 0; i < sockets.size() && !isOver.get(); i++) {
                sockets.set(i, next(i, sockets.get(i)));
            }
            try {
                Thread.sleep(MILLISECONDS_BETWEEN_BYTES);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One more byte, or another connection where the server has closed this one. */
    private Socket next(int client, Socket socket) {
        try {
            if (client % 4 != 3) {
                socket.getOutputStream().write('x');
            }
            return socket;
        } catch (IOException closed) {
            sentAway.incrementAndGet();
            try {
                socket.close();
                return open(client);
            } catch (IOException refused) {
                return socket;
            }
        }
    }

    int sentAway() {
        return sentAway.get();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        isOver.set(true);
        work.interrupt();
        work.join();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
