package org.covalue.inputs.dialect;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The characters of spreadsheets that do not write UTF-8, with the languages that are written in them. */
public enum CodePage {
    /** Western Europe and Latin America. */
    WINDOWS_1252(
            "windows-1252",
            Set.of(
                    "es", "ca", "gl", "eu", "pt", "fr", "it", "de", "nl", "en", "sv", "da", "no", "nb", "nn", "fi",
                    "is", "ga"),
            List.of(
                    "áéíóúüñ",
                    "àçèéíïòóúü",
                    "áàâãçéêíóôõúü",
                    "àâæçéèêëîïôœùûüÿ",
                    "àèéìíîòóù",
                    "äöüß",
                    "éëïóöüèê",
                    "åäöéü",
                    "æøåéü",
                    "áðéíóúýþæö",
                    "áéíóú")),
    /** Central Europe. */
    WINDOWS_1250(
            "windows-1250",
            Set.of("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"),
            List.of("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ", "çë", "äöüß"));

    /** Nobody writes the accents of other letters by themselves. */
    private static final String SPACING_ACCENTS = "ˇ˘˛˝˙";
    /** What stands before a word in Spanish, or behind its short form. */
    private static final String SIGNS_OF_SPANISH = "¿¡ªº";

    private final Charset charset;
    private final Set<String> languages;
    private final List<Set<Integer>> letters;

    CodePage(String charset, Set<String> languages, List<String> letters) {
        this.charset = Charset.forName(charset);
        this.languages = languages;
        this.letters = letters.stream()
                .map(text -> text.chars().boxed().collect(Collectors.toSet()))
                .toList();
    }

    public Charset charset() {
        return charset;
    }

    String text(byte[] bytes) {
        return new String(bytes, charset);
    }

    public boolean isOf(Locale locale) {
        return languages.contains(locale.getLanguage());
    }

    /**
     * Whether nobody writes such a word: with letters of several languages, an accent without its letter, a sign where
     * only a letter can stand, or a letter where only a sign can.
     */
    boolean isNoWord(String word, String inOther) {
        if (word.indexOf('\uFFFD') >= 0 || word.chars().anyMatch(c -> SPACING_ACCENTS.indexOf(c) >= 0)) {
            return true;
        }
        for (int i = 0; i < Math.min(word.length(), inOther.length()); i++) {
            boolean isLetter = Character.isLetter(word.charAt(i)) && SIGNS_OF_SPANISH.indexOf(word.charAt(i)) < 0;
            boolean isOtherLetter = Character.isLetter(inOther.charAt(i));
            if (isLetter && !Character.isLetter(inOther.charAt(i)) && isBesideDigit(word, i)) {
                return true;
            }
            if (!isLetter && isOtherLetter && isBeforeLetter(word, i) && SIGNS_OF_SPANISH.indexOf(word.charAt(i)) < 0) {
                return true;
            }
        }
        Set<Integer> accented = word.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c > 0x7F && Character.isLetter(c) && SIGNS_OF_SPANISH.indexOf(c) < 0)
                .boxed()
                .collect(Collectors.toSet());
        return letters.stream().noneMatch(language -> language.containsAll(accented));
    }

    private static boolean isBesideDigit(String word, int i) {
        return i > 0 && isDigit(word.charAt(i - 1)) || i + 1 < word.length() && isDigit(word.charAt(i + 1));
    }

    private static boolean isBeforeLetter(String word, int i) {
        return i + 1 < word.length() && Character.isLetter(word.charAt(i + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    CodePage other() {
        return Arrays.stream(values()).filter(page -> page != this).findFirst().orElseThrow();
    }
}
