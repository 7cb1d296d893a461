package org.covalue.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Statements too long to stand in Java: files {@code <name>.sql} beside the class that gives them to the database. */
public final class SqlResource {

    private SqlResource() {
    }

    /** The text of {@code <name>.sql} in the package of the class. */
    public static String text(Class<?> beside, String name) {
        try {
            return new ClassPathResource(name + ".sql", beside).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(beside.getPackageName() + ": " + name + ".sql cannot be read", e);
        }
    }
}
