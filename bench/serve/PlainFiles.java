package org.covalue.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A file server as the JDK has it: one file, a thread for each reader. */
public final class PlainFiles {

    private PlainFiles() {
    }

    static Process start(Path file, int port, Path output) throws IOException, InterruptedException {
        Process server = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), PlainFiles.class.getName(), file.toString(), Integer.toString(port))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        for (int i = 0; i < 60 && server.isAlive() && !Files.readString(output).contains("ready"); i++) {
            Thread.sleep(200);
        }
        return server;
    }

    /** @param arguments the file, the port */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])), 200);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, Files.size(file));
            try (var body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        });
        server.start();
        System.out.println("ready");
    }
}
