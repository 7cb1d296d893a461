package org.covalue.platform;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether this process can name files with the letters of all languages. Java takes the encoding of file names from the
 * locale when it starts and never again, so that only who starts it can mend it; the launcher does.
 */
public final class FileNames {

    /** The n and the L of names in Spain and Poland. */
    private static final String LETTERS = "\u00f1\u0141";

    private FileNames() {}

    /** One sentence where it cannot. */
    public static Optional<String> refusal() {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return isWindows ? Optional.empty() : refusal(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    static Optional<String> refusal(String encoding) {
        boolean canName = Charset.isSupported(encoding)
                && Charset.forName(encoding).newEncoder().canEncode(LETTERS);
        return canName
                ? Optional.empty()
                : Optional.of("The locale of this process has no letters with accents for names of files (" + encoding
                        + "): set LC_ALL=C.UTF-8, or another UTF-8 locale that this machine has (locale -a), "
                        + "and give the command again.");
    }
}
