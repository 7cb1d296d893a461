package org.covalue.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.database.PortalConnections;
import org.covalue.database.PortalLogins;
import org.covalue.database.RowSecurity;
import org.covalue.night.schedule.NightService;
import org.covalue.platform.FileFolders;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.portal.signin.QuickPasswords;
import org.covalue.portal.signin.SignInThrottle;
import org.covalue.run.Progress;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The portal over the sample night, started once per build and asked over HTTP as a browser would. */
public final class TestPortal implements AutoCloseable {

    public static final String PASSWORD = "a long enough password";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static TestPortal once;

    /** Of all databases of the test server. */
    static final PortalLogins LOGINS = new PortalLogins(
            new PortalLogins.Login("covalue_viewer", "for-tests-only"),
            new PortalLogins.Login("covalue_portal", "for-tests-only"));

    private final PortalConnections connections;
    private final ServletWebServerApplicationContext context;
    private final StoppableClock clock = new StoppableClock();

    private TestPortal(TestDatabase database, Path editions, Map<String, Object> settings) {
        new RowSecurity(database.dataSource()).prepare();
        LOGINS.create(database.dataSource());
        connections = LOGINS.connect(database.dataSource());
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(
                        PortalConfiguration.class, NightService.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("server.port", 0, "server.address", "127.0.0.1"))
                .initializers(started -> {
                    started.getBeanFactory().addBeanPostProcessor(forTests(clock));
                    started.getBeanFactory().registerSingleton("dataSource", connections.keeper());
                    started.getBeanFactory().registerSingleton("connections", connections);
                    started.getBeanFactory().registerSingleton("progress", new Progress(Optional.empty()));
                    started.getBeanFactory()
                            .registerSingleton(
                                    "folders",
                                    new FileFolders(editions, editions.resolveSibling("test-logs"), newFolder()));
                })
                // As arguments, because they win over application.yml. Visitors come from other addresses as if behind
                // a proxy.
                .run(Stream.concat(
                                Stream.of(Map.entry("covalue.portal.proxies", (Object) "127.0.0.1")),
                                settings.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (usual, wanted) -> wanted))
                        .entrySet()
                        .stream()
                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                        .toArray(String[]::new));
    }

    /** With a clock that can be stopped, and passwords that are hashed sooner. */
    private static BeanPostProcessor forTests(Clock clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof PasswordEncoder) {
                    return QuickPasswords.encoder();
                }
                return bean instanceof Clock ? clock : bean;
            }
        };
    }

    /** The portal's own. */
    public StoppableClock clock() {
        return clock;
    }

    public static synchronized TestPortal get() {
        if (once == null) {
            SampleNight night = SampleNight.get();
            once = new TestPortal(night.database(), night.files().getParent(), Map.of());
        }
        return once;
    }

    /** Another one, over a database of its own. @param settings further properties */
    public static TestPortal over(TestDatabase database, Path editions, Map<String, Object> settings) {
        return new TestPortal(database, editions, settings);
    }

    @Override
    public void close() {
        context.close();
        connections.close();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("jobs", "target"), "uploads")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** All Spring beans of a type. */
    <T> List<T> parts(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + context.getWebServer().getPort() + path;
    }

    /** A new user with these grants. @return its login */
    public String addUser(Users.Grant... grants) {
        String login = "user" + NEXT.incrementAndGet();
        part(Users.class).add(login, "User " + login, PASSWORD, false, "en", List.of(grants));
        // What other tests have guessed from this address does not keep the new user waiting.
        part(SignInThrottle.class).succeeded(new SignInThrottle.Attempt(login, "127.0.0.1", Optional.empty()));
        return login;
    }

    public Visitor visitor() {
        return new Visitor();
    }

    public Visitor signedIn(Users.Grant... grants) {
        Visitor visitor = visitor();
        visitor.signIn(addUser(grants), PASSWORD);
        return visitor;
    }

    public Visitor manager(String organisation) {
        return signedIn(new Users.Grant(Role.MANAGER, Optional.of(organisation), Optional.empty(), Optional.empty()));
    }

    /** One browser: it keeps its cookies and follows no redirect by itself. */
    public final class Visitor {

        private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private String csrf = "";
        private String address = "";

        /** As if from this address, behind a proxy. */
        void from(String other) {
            address = other;
        }

        public Optional<String> cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(one -> one.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst();
        }

        /** Of the page seen last, for forms. */
        String token() {
            return csrf;
        }

        void keep(String name, String value) {
            HttpCookie cookie = new HttpCookie(name, value);
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(URI.create(url("/")), cookie);
        }

        public HttpResponse<String> getWith(String path, String header, String value) {
            return send(HttpRequest.newBuilder(URI.create(url(path)))
                    .header(header, value)
                    .GET());
        }

        /** Wherever it is. */
        public HttpResponse<String> getAt(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).GET());
        }

        public HttpResponse<String> get(String path) {
            return noted(send(HttpRequest.newBuilder(URI.create(url(path))).GET()));
        }

        private HttpResponse<String> noted(HttpResponse<String> response) {
            Matcher token = CSRF.matcher(response.body());
            csrf = token.find() ? token.group(1) : csrf;
            return response;
        }

        /** Sends a form with the token of the page seen last. @param fields name, value, name, value ... */
        public HttpResponse<String> post(String path, String... fields) {
            return postWithout(path, concat(fields, "_csrf", csrf));
        }

        public HttpResponse<String> postWithout(String path, String... fields) {
            String form = Arrays.stream(fields)
                    .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            StringBuilder body = new StringBuilder();
            String[] encoded = form.split("&", -1);
            for (int i = 0; i + 1 < encoded.length; i += 2) {
                body.append(i == 0 ? "" : "&").append(encoded[i]).append('=').append(encoded[i + 1]);
            }
            return send(HttpRequest.newBuilder(URI.create(url(path)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        /** Sends a file with the token of the page seen last, as a form with one file does. */
        public HttpResponse<String> send(String path, String fileName, byte[] content) {
            return sendAll(path, Map.of(fileName, content));
        }

        /** Sends files with the token of the page seen last. @param files by their names */
        public HttpResponse<String> sendAll(String path, Map<String, byte[]> files) {
            String boundary = "----covalue-test";
            List<byte[]> body = new ArrayList<>();
            body.add(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf));
            files.forEach((name, content) -> {
                body.add(utf8("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name + "\"\r\nContent-Type: text/csv\r\n\r\n"));
                body.add(content);
            });
            body.add(utf8("\r\n--" + boundary + "--\r\n"));
            int length = body.stream().mapToInt(part -> part.length).sum();
            return noted(send(HttpRequest.newBuilder(URI.create(url(path)))
                    .header("Accept", "text/html")
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofByteArrays(body), length))));
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** The content of a file. */
        public HttpResponse<byte[]> download(String path, String... headers) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url(path))).GET();
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request, HttpResponse.BodyHandlers.ofByteArray());
        }

        public HttpResponse<String> signIn(String login, String password) {
            get("/login");
            HttpResponse<String> response = post("/login", "username", login, "password", password);
            get("/account");
            return response;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            return send(request, HttpResponse.BodyHandlers.ofString());
        }

        private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> content) {
            if (!address.isEmpty()) {
                request.header("X-Forwarded-For", address);
            }
            try {
                return client.send(request.build(), content);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String[] concat(String[] fields, String... more) {
            String[] all = Arrays.copyOf(fields, fields.length + more.length);
            System.arraycopy(more, 0, all, fields.length, more.length);
            return all;
        }
    }
}
