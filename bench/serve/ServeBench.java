package org.covalue.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many users download at once, a third each of them a large CSV, a workbook written from the database and a report's PDF, all
 * starting together, while four others look at pages. Every answer is read to its end and its length compared. Before them a few
 * download the CSV alone, from the portal and then from a plain file server of the JDK in a process like it. After them 500 clients
 * who send or read next to nothing hold connections for a minute, and then the same process runs a night of the samples, with all
 * reports, while the four look at pages.
 */
public final class ServeBench {

    private static final int PORT = 18_090;
    private static final String BASE = "http://127.0.0.1:" + PORT;
    private static final List<String> PAGES = List.of("/explore", "/explore/organisations", "/catalogue", "/tables", "/catalogue/export_intensity");
    private static final int VIEWERS = 4;
    private static final int ALONE = 8;
    private static final int SLOW_CLIENTS = 500;
    private static final int SECONDS_OF_SLOW_CLIENTS = 60;
    private static final int PLAIN_PORT = 18_091;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PDF = Pattern.compile("href=\"(/reports/download[^\"]*format=pdf[^\"]*)\"");

    private final int users;
    private final long csvBytes;
    private final Map<String, List<Double>> seconds = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean isOver = new AtomicBoolean();

    private ServeBench(int users, long csvBytes) {
        this.users = users;
        this.csvBytes = csvBytes;
    }

    /** @param arguments megabytes of the CSV, users */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(System.getProperty("bench.target"));
        int users = Integer.parseInt(arguments[1]);
        ServedHome home = new ServedHome(target.resolve("serve-home"), Integer.parseInt(arguments[0]), users);
        Path csv = home.prepare();
        ServeBench bench = new ServeBench(users, Files.size(csv));
        Path heap = target.resolve("serve-heap.txt");
        Process server = server(home.folder(), heap, target.resolve("serve-output.txt"));
        Process plain = PlainFiles.start(csv, PLAIN_PORT, target.resolve("plain-output.txt"));
        try {
            bench.compare();
            plain.destroy();
            bench.run();
            bench.runSlowClients();
            bench.runNight(home.folder());
        } finally {
            plain.destroy();
            long asked = System.nanoTime();
            server.destroy();
            boolean hasEnded = server.waitFor(60, TimeUnit.SECONDS);
            System.out.printf("%nserve %s %.1f s after SIGTERM%n", hasEnded ? "ended" : "has not ended", (System.nanoTime() - asked) / 1e9);
        }
        bench.print(Files.readString(heap).split(" "));
        if (!bench.errors.isEmpty()) {
            throw new IllegalStateException(bench.errors.size() + " errors: " + bench.errors.get(0));
        }
    }

    private static Process server(Path home, Path heap, Path output) throws IOException, InterruptedException {
        Process server = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-Dheap.file=" + heap,
                "-cp", System.getProperty("java.class.path"), HeapWatch.class.getName(), "serve", "--home", home.toString(), "--port",
                Integer.toString(PORT)).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        for (int i = 0; i < 120 && server.isAlive() && !Files.readString(output).contains("The portal is at"); i++) {
            Thread.sleep(500);
        }
        if (!server.isAlive()) {
            throw new IllegalStateException("serve ended: " + Files.readString(output));
        }
        return server;
    }

    /** The same file to the same readers, in turn. */
    private void compare() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int round = 0; round < 2; round++) {
            alone("CSV alone, portal", client, user -> HttpRequest.newBuilder(URI.create(BASE + "/api/v1/tables/indicators.csv"))
                    .header("Authorization", "Bearer " + ServedHome.token(user)).build());
            alone("CSV alone, plain file server", client, user -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PLAIN_PORT + "/")).build());
        }
    }

    private void alone(String kind, HttpClient client, IntFunction<HttpRequest> request) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(ALONE);
        for (int user = 0; user < ALONE; user++) {
            HttpRequest one = request.apply(user);
            pool.submit(() -> timed(kind, client, one, csvBytes));
        }
        pool.shutdown();
        pool.awaitTermination(5, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d readers, %.1f s, %.0f MB/s%n", kind, ALONE, seconds, ALONE * csvBytes / 1e6 / seconds);
    }

    private void run() throws Exception {
        HttpClient session = signedIn(0);
        List<String> pdfs = pdfs(session);
        for (String page : PAGES) {
            view(session, page, "pages before");
        }
        ExecutorService pool = Executors.newCachedThreadPool();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> downloads = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int who = user;
            downloads.add(pool.submit(() -> {
                start.await();
                download(who, session, pdfs);
                return null;
            }));
        }
        List<Future<?>> viewers = viewers(pool, "pages meanwhile", start);
        start.countDown();
        for (Future<?> download : downloads) {
            download.get();
        }
        end(viewers);
        pool.shutdown();
    }

    /** Pages while others hold as many connections as they can, for a minute. */
    private void runSlowClients() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> viewers = viewers(pool, "pages, " + SLOW_CLIENTS + " slow clients", start);
        try (SlowClients slow = new SlowClients(SLOW_CLIENTS, PORT)) {
            start.countDown();
            Thread.sleep(SECONDS_OF_SLOW_CLIENTS * 1000L);
            end(viewers);
            System.out.printf("slow clients: %d for %d s, sent away and back again %d times%n", SLOW_CLIENTS, SECONDS_OF_SLOW_CLIENTS, slow.sentAway());
        } finally {
            pool.shutdownNow();
        }
    }

    private void runNight(Path home) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        CountDownLatch start = new CountDownLatch(1);
        try (ServedNight night = new ServedNight(home)) {
            List<Future<?>> viewers = viewers(pool, "pages during a night", start);
            night.begin();
            long begun = System.nanoTime();
            start.countDown();
            String state = night.end();
            end(viewers);
            System.out.printf("night meanwhile: %s after %.1f s%n", state, (System.nanoTime() - begun) / 1e9);
            if (!state.equals("published")) {
                errors.add("the night is " + state);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Future<?>> viewers(ExecutorService pool, String kind, CountDownLatch start) throws IOException, InterruptedException {
        isOver.set(false);
        List<Future<?>> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            HttpClient own = signedIn(viewer);
            viewers.add(pool.submit(() -> look(own, kind, start)));
        }
        return viewers;
    }

    private void end(List<Future<?>> viewers) throws Exception {
        isOver.set(true);
        for (Future<?> viewer : viewers) {
            viewer.get();
        }
    }

    private Void look(HttpClient session, String kind, CountDownLatch start) throws InterruptedException {
        start.await();
        for (int i = 0; !isOver.get(); i++) {
            view(session, PAGES.get(i % PAGES.size()), kind);
            Thread.sleep(50);
        }
        return null;
    }

    private void view(HttpClient session, String page, String kind) {
        timed(kind, session, HttpRequest.newBuilder(URI.create(BASE + page)).build(), -1);
    }

    private void download(int user, HttpClient session, List<String> pdfs) {
        int kind = user % (pdfs.isEmpty() ? 2 : 3);
        if (kind == 2) {
            timed("PDF of a report", session, HttpRequest.newBuilder(URI.create(BASE + pdfs.get(user % pdfs.size()))).build(), -1);
            return;
        }
        String path = kind == 0 ? "/api/v1/tables/indicators.csv" : "/api/v1/tables/groups.xlsx?year=" + (2015 + user % 10);
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + path)).header("Authorization", "Bearer " + ServedHome.token(user)).build();
        timed(kind == 0 ? "CSV of " + csvBytes / 1_000_000 + " MB" : "XLSX from the database", HttpClient.newHttpClient(), request, kind == 0 ? csvBytes : -1);
    }

    private void timed(String kind, HttpClient client, HttpRequest request, long expected) {
        long start = System.nanoTime();
        try {
            HttpResponse<Long> response = client.send(request, answer -> new Counted());
            long bytes = response.body();
            if (response.statusCode() != 200 || bytes == 0 || expected >= 0 && bytes != expected) {
                errors.add(request.uri() + ": " + response.statusCode() + ", " + bytes + " bytes");
            }
        } catch (IOException e) {
            errors.add(request.uri() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        seconds.computeIfAbsent(kind, key -> Collections.synchronizedList(new ArrayList<>())).add((System.nanoTime() - start) / 1e9);
    }

    private static HttpClient signedIn(int user) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Matcher csrf = CSRF.matcher(client.send(HttpRequest.newBuilder(URI.create(BASE + "/login")).build(), HttpResponse.BodyHandlers.ofString()).body());
        if (!csrf.find()) {
            throw new IllegalStateException("the page to sign in has no form");
        }
        String form = "username=" + ServedHome.login(user) + "&password=" + URLEncoder.encode(ServedHome.PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        client.send(HttpRequest.newBuilder(URI.create(BASE + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.discarding());
        return client;
    }

    /** Reports to download, as the page of reports names them; none where this version has no such page. */
    private static List<String> pdfs(HttpClient session) throws IOException, InterruptedException {
        Matcher link = PDF.matcher(session.send(HttpRequest.newBuilder(URI.create(BASE + "/reports")).build(), HttpResponse.BodyHandlers.ofString()).body());
        List<String> links = new ArrayList<>();
        while (link.find()) {
            links.add(link.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    private void print(String[] heap) {
        System.out.printf("%n| %d users at once | answers | median s | p99 s | longest s |%n|---|---|---|---|---|%n", users);
        seconds.forEach((kind, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            System.out.printf("| %s | %d | %.3f | %.3f | %.3f |%n", kind, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        });
        System.out.printf("%nErrors: %d. Heap with -Xmx512m: at most %d MiB used, %d MiB left after a collection; process %d MiB.%n", errors.size(),
                Long.parseLong(heap[0]) >> 20, Long.parseLong(heap[1]) >> 20, Long.parseLong(heap[2]) >> 20);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
