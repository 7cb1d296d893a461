package org.covalue.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.covalue.SampleNight;
import org.covalue.database.RowSecurity;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The portal over the sample night, started once per build and asked over HTTP as a browser would. */
final class TestPortal {

    static final String PASSWORD = "a long enough password";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static TestPortal once;

    private final ServletWebServerApplicationContext context;

    private TestPortal() {
        SampleNight night = SampleNight.get();
        new RowSecurity(night.database().dataSource()).prepare();
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(PortalConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("server.port", 0, "server.address", "127.0.0.1"))
                .initializers(started -> {
                    started.getBeanFactory().registerSingleton("dataSource", night.database().dataSource());
                    started.getBeanFactory().registerSingleton("home",
                            new Home(night.files().getParent(), Path.of("target", "test-uploads")));
                })
                .run();
    }

    static synchronized TestPortal get() {
        if (once == null) {
            once = new TestPortal();
        }
        return once;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getWebServer().getPort() + path;
    }

    /** A new user with these grants. @return its login */
    String addUser(Users.Grant... grants) {
        String login = "user" + NEXT.incrementAndGet();
        part(Users.class).add(login, "User " + login, PASSWORD, false, "en", List.of(grants));
        return login;
    }

    Visitor visitor() {
        return new Visitor();
    }

    Visitor signedIn(Users.Grant... grants) {
        Visitor visitor = visitor();
        visitor.signIn(addUser(grants), PASSWORD);
        return visitor;
    }

    /** One browser: it keeps its cookies and follows no redirect by itself. */
    final class Visitor {

        private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private String csrf = "";

        HttpResponse<String> get(String path) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url(path))).GET().build());
            Matcher token = CSRF.matcher(response.body());
            csrf = token.find() ? token.group(1) : csrf;
            return response;
        }

        /** Sends a form with the token of the page seen last. @param fields name, value, name, value ... */
        HttpResponse<String> post(String path, String... fields) {
            return postWithout(path, concat(fields, "_csrf", csrf));
        }

        HttpResponse<String> postWithout(String path, String... fields) {
            String form = Arrays.stream(fields).map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
            StringBuilder body = new StringBuilder();
            String[] encoded = form.split("&", -1);
            for (int i = 0; i + 1 < encoded.length; i += 2) {
                body.append(i == 0 ? "" : "&").append(encoded[i]).append('=').append(encoded[i + 1]);
            }
            return send(HttpRequest.newBuilder(URI.create(url(path))).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build());
        }

        HttpResponse<String> signIn(String login, String password) {
            get("/login");
            HttpResponse<String> response = post("/login", "username", login, "password", password);
            get("/account");
            return response;
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
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
