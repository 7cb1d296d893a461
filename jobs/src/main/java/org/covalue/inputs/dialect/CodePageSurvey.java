package org.covalue.inputs.dialect;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.covalue.estimation.data.Message;

/** What the words of a file show of the characters it is written in, where those are not UTF-8. */
public final class CodePageSurvey {

    private static final int LONGEST_WORD = 200;
    private static final int NO_BREAK_SPACE = 0xA0;

    private final Set<CodePage> proven = EnumSet.noneOf(CodePage.class);
    private final Set<CodePage> broken = EnumSet.noneOf(CodePage.class);
    private Optional<Message> firstDifferent = Optional.empty();

    public static CodePageSurvey of(Path file) throws IOException {
        CodePageSurvey survey = new CodePageSurvey();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream word = new ByteArrayOutputStream();
            boolean isAscii = true;
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                if (b != NO_BREAK_SPACE && (b > 0x7F || Character.isLetterOrDigit(b))) {
                    word.write(b);
                    isAscii &= b <= 0x7F;
                    if (word.size() < LONGEST_WORD) {
                        continue;
                    }
                }
                if (!isAscii) {
                    survey.add(word.toByteArray());
                }
                word.reset();
                isAscii = true;
            }
            if (!isAscii) {
                survey.add(word.toByteArray());
            }
        }
        return survey;
    }

    private void add(byte[] word) {
        String west = CodePage.WINDOWS_1252.text(word);
        String east = CodePage.WINDOWS_1250.text(word);
        if (west.equals(east)) {
            return;
        }
        if (firstDifferent.isEmpty()) {
            firstDifferent = Optional.of(Message.of("text_readings", "west", west, "east", east));
        }
        if (west.indexOf('\uFFFD') >= 0) {
            broken.add(CodePage.WINDOWS_1252);
        }
        if (east.indexOf('\uFFFD') >= 0) {
            broken.add(CodePage.WINDOWS_1250);
        }
        boolean isNoneOfWest = CodePage.WINDOWS_1252.isNoWord(west, east);
        boolean isNoneOfEast = CodePage.WINDOWS_1250.isNoWord(east, west);
        if (isNoneOfWest != isNoneOfEast) {
            proven.add(isNoneOfWest ? CodePage.WINDOWS_1250 : CodePage.WINDOWS_1252);
        }
    }

    /** The one that the words prove, or in which they are the same as in the other. */
    public Optional<CodePage> proven() {
        if (firstDifferent.isEmpty()) {
            return Optional.of(CodePage.WINDOWS_1252);
        }
        return proven.size() == 1 ? proven.stream().filter(this::canBe).findFirst() : Optional.empty();
    }

    /** Whether every byte is a character in it. */
    public boolean canBe(CodePage page) {
        return !broken.contains(page);
    }

    /** The first word that differs, in both. */
    public Optional<Message> readings() {
        return firstDifferent;
    }
}
