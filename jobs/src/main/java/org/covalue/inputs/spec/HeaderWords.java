package org.covalue.inputs.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.covalue.platform.StrictYaml;

/** What columns are called in languages of senders; used to say which columns may be meant, never to read them. */
public final class HeaderWords {

    private static final Map<String, String> MEANINGS = meanings();

    private static final class Words extends TreeMap<String, List<String>> {}

    private HeaderWords() {}

    /** The column that a name may mean; the name itself where none is known. */
    public static String meaning(String name) {
        return MEANINGS.getOrDefault(plain(name), name);
    }

    /** Without accents and signs: {@code Año}, {@code ano}. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    private static Map<String, String> meanings() {
        try (InputStream in = HeaderWords.class.getResourceAsStream("/header_words.yml")) {
            Map<String, String> meanings = new HashMap<>();
            StrictYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Words.class)
                    .forEach((column, names) -> names.forEach(name -> meanings.put(plain(name), column)));
            return Map.copyOf(meanings);
        } catch (IOException e) {
            throw new IllegalStateException("header_words.yml cannot be read", e);
        }
    }
}
