package org.covalue.estimation.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Message.Figure;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** A message as a line of text that can be kept: code, whom it is about, and values, as YAML. */
final class MessageText {

    private static final String FIGURE = "figure";

    private MessageText() {}

    /** Whether the text is one of these lines. */
    static boolean isCoded(String text) {
        return text.startsWith("{code: ");
    }

    static String of(Message message) {
        DumperOptions onOneLine = new DumperOptions();
        onOneLine.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        onOneLine.setWidth(Integer.MAX_VALUE);
        onOneLine.setSplitLines(false);
        return new Yaml(new Representer(onOneLine), onOneLine)
                .dump(plain(message))
                .strip();
    }

    private static Object plain(Object value) {
        if (value instanceof Message message) {
            Map<String, Object> keys = new LinkedHashMap<>(Map.of("code", message.code()));
            if (!message.about().isEmpty()) {
                keys.put("about", message.about());
            }
            keys.put(
                    "values",
                    message.values().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry -> plain(entry.getValue()),
                                    (one, other) -> one,
                                    LinkedHashMap::new)));
            return keys;
        }
        return value instanceof Figure figure
                ? Map.of(FIGURE, figure.value())
                : value instanceof List<?> list
                        ? list.stream().map(MessageText::plain).toList()
                        : value;
    }

    static Message read(String text) {
        return (Message) message(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static Object required(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> "a message has no " + key + ": " + map);
    }

    private static Object message(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(MessageText::message).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.containsKey(FIGURE)) {
            return new Figure(((Number) map.get(FIGURE)).doubleValue());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        ((Map<?, ?>) required(map, "values")).forEach((name, one) -> values.put((String) name, message(one)));
        return new Message(
                (String) required(map, "code"), map.get("about") instanceof String about ? about : "", values);
    }
}
