package org.covalue.estimation.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A reason or a note of a study: a code and what it speaks of. Its sentences stand in {@code messages.yml}, one a
 * language, with braces for values: {@code {found}}, {@code {share%.1f}} for the digits of a number, and
 * {@code {units:is|are}} for the word that goes with one or with many. Whoever uses the library has sentences of its
 * own in a resource {@code META-INF/estimation/messages.yml}.
 *
 * @param about the estimator it belongs to, blank where it is about the study
 * @param values Number, Figure, String, Message, or a List of these, by name
 */
public record Message(String code, String about, Map<String, Object> values) {

    private static final String OF_USERS = "META-INF/estimation/messages.yml";
    private static final Map<String, Map<String, String>> SENTENCES = read();
    private static final String AS_IT_IS = "as_it_is";
    /** A minus sign does not part from its number at the end of a line, as a hyphen does. */
    private static final char MINUS = '\u2212';

    private static final Pattern BRACES = Pattern.compile("\\{([a-z_]+)(?:(%[^}]+)|:([^|}]*)\\|([^}]*))?}");

    /** A number whose digits are decided where the sentence is printed, by {@link #rounded}. */
    public record Figure(double value) {}

    public Message {
        if (!SENTENCES.containsKey(code)) {
            throw new IllegalArgumentException("messages.yml has no sentence for " + code);
        }
    }

    /** @param namesAndValues the name of a value, the value, the next name ... */
    public static Message of(String code, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Message(code, "", values);
    }

    /** Words that are the same in every language, such as what somebody has typed. */
    public static Message asItIs(String words) {
        return of(AS_IT_IS, "words", words);
    }

    /** Same sentence, of one estimator. */
    public Message about(String estimator) {
        return new Message(code, estimator, values);
    }

    /** What {@link #text} wrote; anything else stays as it is. */
    public static Message parse(String text) {
        return MessageText.isCoded(text) ? MessageText.read(text) : asItIs(text);
    }

    /** Code and values on one line, which reads back as the same message. */
    public String text() {
        return code.equals(AS_IT_IS) && !MessageText.isCoded(in("en")) ? in("en") : MessageText.of(this);
    }

    /** The same with so many digits behind the point of its figures. */
    public Message rounded(int digits) {
        Map<String, Object> rounded = new LinkedHashMap<>();
        values.forEach((name, value) -> rounded.put(
                name,
                value instanceof Figure figure
                        ? BigDecimal.valueOf(figure.value()).setScale(digits, RoundingMode.HALF_UP)
                        : value instanceof Message message ? message.rounded(digits) : value));
        return new Message(code, about, rounded);
    }

    /** The languages of the file. */
    public static List<String> languages() {
        return List.of("en", "es");
    }

    static Map<String, Map<String, String>> sentences() {
        return SENTENCES;
    }

    /** The sentence, without whom it is about. @param language {@code en} or {@code es} */
    public String in(String language) {
        Map<String, String> sentence = Objects.requireNonNull(SENTENCES.get(code), code);
        return filled(Objects.requireNonNull(sentence.get(language), language), values, language);
    }

    /**
     * A sentence that stands elsewhere, with the same braces filled in.
     *
     * @throws IllegalArgumentException if it speaks of a value that is not given
     */
    public static String filled(String sentence, Map<String, Object> values, String language) {
        return BRACES.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(filled(found, sentence, values, language)));
    }

    /** In English, with the estimator before it. */
    @Override
    public String toString() {
        return about.isEmpty() ? in("en") : about + ": " + in("en");
    }

    private static String filled(MatchResult found, String sentence, Map<String, Object> values, String language) {
        Object value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("no value {" + found.group(1) + "} for: " + sentence);
        }
        if (found.group(3) != null) {
            return found.group(count(value) == 1 ? 3 : 4);
        }
        return found.group(2) == null
                ? text(value, language)
                : decimals(String.format(Locale.ROOT, found.group(2), value), language);
    }

    private static double count(Object value) {
        if (value instanceof Message message) {
            return count(Objects.requireNonNull(message.values.get("count"), () -> message.code + " has no count"));
        }
        return value instanceof List<?> list ? list.size() : ((Number) value).doubleValue();
    }

    private static String text(Object value, String language) {
        if (value instanceof Message message) {
            return message.in(language);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> text(one, language)).collect(Collectors.joining(", "));
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value instanceof BigDecimal digits
                ? decimals(digits.toPlainString(), language).replace('-', MINUS)
                : value instanceof Double ? decimals(value.toString(), language) : value.toString();
    }

    private static String decimals(String number, String language) {
        return language.equals("es") ? number.replace('.', ',') : number;
    }

    private static Map<String, Map<String, String>> read() {
        try {
            Map<String, Map<String, String>> all = new LinkedHashMap<>();
            add(Objects.requireNonNull(Message.class.getResource("messages.yml")), all);
            for (URL more : Collections.list(Message.class.getClassLoader().getResources(OF_USERS))) {
                add(more, all);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(URL file, Map<String, Map<String, String>> all) throws IOException {
        try (InputStream in = file.openStream()) {
            Map<String, Map<String, String>> sentences = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            sentences.forEach((code, sentence) -> {
                if (all.put(code, sentence) != null) {
                    throw new IllegalStateException(file + ": there is another sentence for " + code);
                }
            });
        }
    }
}
