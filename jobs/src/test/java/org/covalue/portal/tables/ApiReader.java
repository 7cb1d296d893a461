package org.covalue.portal.tables;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;

/** A program that reads the HTTP API with a token. */
public final class ApiReader {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    private ApiReader(String token) {
        this.token = token;
    }

    public static ApiReader with(Users.Grant... grants) {
        TestPortal portal = TestPortal.get();
        return new ApiReader(portal.part(Tokens.class)
                .issue(portal.addUser(grants), "test", Instant.now().plus(Duration.ofHours(1))));
    }

    static ApiReader showing(String token) {
        return new ApiReader(token);
    }

    public String token() {
        return token;
    }

    /** @param headers name, value, name, value ... */
    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(path.startsWith("http") ? path : TestPortal.get().url(path)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Optional<String> next(HttpResponse<byte[]> page) {
        Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
