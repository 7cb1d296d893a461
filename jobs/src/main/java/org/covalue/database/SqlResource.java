package org.covalue.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** Statements too long to stand in Java: files {@code <name>.sql} beside the class that gives them to the database. */
public final class SqlResource {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private SqlResource() {}

    /** The text of {@code <name>.sql} in the package of the class. */
    public static String text(Class<?> beside, String name) {
        try {
            return new ClassPathResource(name + ".sql", beside).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(beside.getPackageName() + ": " + name + ".sql cannot be read", e);
        }
    }

    /** The same with what stands in its places: {@code {layer}} is replaced by the part named {@code layer}. */
    public static String text(Class<?> beside, String name, Map<String, String> parts) {
        return PLACE.matcher(text(beside, name)).replaceAll(place -> {
            String part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalArgumentException(beside.getPackageName() + ": " + name + ".sql has a place "
                        + place.group() + ", and nothing was given for it");
            }
            return Matcher.quoteReplacement(part);
        });
    }
}
