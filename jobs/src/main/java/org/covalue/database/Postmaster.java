package org.covalue.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The server that runs on a data folder already, as its {@code postmaster.pid} tells: process in the first line, port in the
 * fourth, state in the eighth.
 */
record Postmaster(Path data) {

    private static final int PORT = 3;
    private static final int STATE = 7;
    private static final int PAUSE_MILLIS = 100;
    private static final int MOST_LOOKS = 600;
    private static final int MOST_REFUSALS = 50;

    /** Its port, or 0 where there is none. One that is starting or stopping is waited for, up to a minute. */
    int port() throws IOException, InterruptedException {
        int refused = 0;
        for (int look = 0; look < MOST_LOOKS && refused < MOST_REFUSALS; look++) {
            List<String> lines = pidFile();
            if (lines.isEmpty()) {
                return 0;
            }
            if (lines.get(STATE).strip().equals("ready")) {
                int port = Integer.parseInt(lines.get(PORT).strip());
                if (answers(port)) {
                    return port;
                }
                refused++;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return 0;
    }

    /** Whole, and of a process that lives; otherwise empty. */
    private List<String> pidFile() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            boolean isAlive = lines.size() > STATE
                    && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive).isPresent();
            return isAlive ? lines : List.of();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
