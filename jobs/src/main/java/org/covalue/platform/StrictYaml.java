package org.covalue.platform;

import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads YAML into records: a key that the record does not have, or has twice, is refused, so that a misspelt one is not
 * ignored.
 */
public final class StrictYaml {

    private static final JsonMapper BINDER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private StrictYaml() {}

    /** @throws IllegalArgumentException if the text is no YAML or does not fit; says the key */
    public static <T> T read(String text, Class<T> type) {
        return bind(tree(text), type);
    }

    /** Maps, lists and plain values. */
    public static Object tree(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the tree does not fit; says the key */
    public static <T> T bind(Object tree, Class<T> type) {
        if (tree == null) {
            throw new IllegalArgumentException("keys and values expected, found nothing");
        }
        try {
            return BINDER.convertValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    place(e) + ": unknown key; expected one of "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    e);
        } catch (DatabindException e) {
            throw new IllegalArgumentException(place(e) + ": " + e.getOriginalMessage(), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static String place(DatabindException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
