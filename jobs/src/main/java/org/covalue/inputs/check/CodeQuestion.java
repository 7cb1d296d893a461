package org.covalue.inputs.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.covalue.inputs.heading.NearWords;
import org.covalue.inputs.spec.CodeList;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;

/**
 * Values that a column of codes does not know, for their sender to say which code each stands for.
 *
 * @param from the sender's column
 * @param codes that there are
 */
public record CodeQuestion(RecordSpec.Field field, String from, List<String> codes, List<Value> values) {

    private static final List<String> YES_AND_NO = List.of("yes", "no");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

    /** @param near the code that may be meant; empty where none is near */
    public record Value(String typed, String near) {}

    static CodeQuestion of(RecordSpec.Field field, String from, List<String> typed) {
        List<String> codes = codes(field);
        return new CodeQuestion(
                field,
                from,
                codes,
                typed.stream()
                        .map(one -> new Value(one, near(one, field, codes).orElse("")))
                        .toList());
    }

    /** Every value that the column takes; none where it takes what it likes. */
    public static List<String> codes(RecordSpec.Field field) {
        return field.type() == FieldType.BOOLEAN
                ? YES_AND_NO
                : field.codeList().map(CodeList::all).orElseGet(() -> List.copyOf(field.codes()));
    }

    /** By letters, in a list that others keep also by what its codes stand for. */
    private static Optional<String> near(String typed, RecordSpec.Field field, Collection<String> codes) {
        String plain = ColumnWords.plain(typed);
        return codes.stream()
                .filter(code -> ColumnWords.plain(code).equals(plain))
                .findFirst()
                .or(() -> field.codeList()
                        .map(list -> codes.stream()
                                .filter(code -> LANGUAGES.stream()
                                        .anyMatch(language -> ColumnWords.plain(list.nameOf(code, language))
                                                .equals(plain)))
                                .findFirst())
                        .orElseGet(() -> NearWords.nearest(typed, codes)));
    }
}
