package org.covalue.inputs.document;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The objects of an array of a JSON document. An array is as many parts of one name. */
final class JsonElements implements Elements {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private final Deque<String> steps;
    private boolean hasBegun;
    private boolean isFound;
    private int parts;

    JsonElements(Path file, String path) throws IOException {
        this.steps = new ArrayDeque<>(List.of(path.split("/")));
        this.json = FACTORY.createParser(ObjectReadContext.empty(), file);
    }

    @Override
    public boolean isFound() throws IOException {
        try {
            begin();
            return isFound;
        } catch (JacksonException e) {
            throw fault(e);
        }
    }

    @Override
    public String within() {
        return String.join("/", steps);
    }

    @Override
    public Optional<Element> next() throws IOException {
        try {
            begin();
            JsonToken token = isFound ? json.nextToken() : null;
            if (token == null) {
                return Optional.empty();
            }
            if (token == JsonToken.END_ARRAY) {
                isFound = false;
                readToEnd();
                return Optional.empty();
            }
            parts = 0;
            Element element = new Element("", null);
            read(element);
            return Optional.of(element);
        } catch (JacksonException e) {
            throw fault(e);
        }
    }

    /** Goes into the array that the path leads to. */
    private void begin() {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY && "*".equals(steps.peek())) {
            steps.poll();
            isFound = true;
        }
        while (!isFound && token == JsonToken.START_OBJECT && !steps.isEmpty()) {
            token = property(steps.poll());
            isFound = token == JsonToken.START_ARRAY;
        }
    }

    /** The first token of the value; the end of the object where there is none of that name. */
    private JsonToken property(String name) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isIt = json.currentName().equals(name);
            JsonToken value = json.nextToken();
            if (isIt) {
                return value;
            }
            json.skipChildren();
        }
        return JsonToken.END_OBJECT;
    }

    /** What is broken behind the records is broken too. */
    private void readToEnd() {
        JsonToken token = json.nextToken();
        while (token != null) {
            token = json.nextToken();
        }
    }

    private void read(Element into) throws UnreadableFile {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    readValues(into, name);
                }
            }
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    read(into);
                }
            }
            case VALUE_STRING -> into.append(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                into.append(plain(json.getString()));
                into.type();
            }
            case VALUE_TRUE, VALUE_FALSE -> into.append(json.getString());
            default -> {}
        }
    }

    private void readValues(Element into, String name) throws UnreadableFile {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readValues(into, name);
            }
        } else {
            if (++parts > MOST_PARTS) {
                throw new UnreadableFile(Message.of("document_part_large", "most", MOST_PARTS));
            }
            read(into.add(name));
        }
    }

    /** A number with a power, as programs write large ones, without it. */
    private static String plain(String number) {
        boolean hasPower = number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
        if (!hasPower) {
            return number;
        }
        BigDecimal value = new BigDecimal(number);
        return Math.abs((long) value.scale()) > 400 ? number : value.toPlainString();
    }

    private static UnreadableFile fault(JacksonException e) {
        return new UnreadableFile(
                Message.of(
                        "json_broken",
                        "line",
                        e.getLocation() == null
                                ? 1
                                : Math.max(1, e.getLocation().getLineNr()),
                        "column",
                        e.getLocation() == null
                                ? 1
                                : Math.max(1, e.getLocation().getColumnNr()),
                        "why",
                        String.valueOf(e.getOriginalMessage())),
                e);
    }

    @Override
    public void close() {
        json.close();
    }
}
