package org.covalue.night.alarm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * By HTTP: a POST of a JSON object with {@code event} (raised or recovered), {@code fault}, {@code business_date},
 * {@code title}, {@code happened}, {@code means}, {@code remedy}, {@code raised_at}, {@code recovered_at}.
 */
final class WebhookChannel implements Channel {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    WebhookChannel(String address) {
        this.address = URI.create(address);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void tell(Notice notice) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(notice)))
                .build();
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the webhook answered " + answer.statusCode() + "; expected 200 to 299");
        }
    }

    private static String json(Notice notice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", notice.recoveredAt().isPresent() ? "recovered" : "raised");
        fields.put("fault", notice.fault().id());
        fields.put(
                "business_date",
                notice.fault().businessDate().map(Object::toString).orElse(null));
        fields.put("title", notice.title());
        fields.put("happened", notice.fault().happened());
        fields.put("means", notice.fault().means());
        fields.put("remedy", notice.fault().remedy());
        fields.put("raised_at", notice.raisedAt().toString());
        fields.put("recovered_at", notice.recoveredAt().map(Object::toString).orElse(null));
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
