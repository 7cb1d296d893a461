package org.covalue.inputs.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.covalue.estimation.data.Message;

/** What the words of a file show of the characters it is written in, where those are not UTF-8. */
public final class CodePageSurvey {

    private static final int LONGEST_WORD = 200;
    private static final int MOST_KNOWN = 10_000;
    private static final byte NO_BREAK_SPACE = (byte) 0xA0;

    /** The same words come over and over. */
    private final Set<ByteBuffer> known = new HashSet<>();

    private final Set<CodePage> proven = EnumSet.noneOf(CodePage.class);
    private final Set<CodePage> broken = EnumSet.noneOf(CodePage.class);
    private Optional<Message> firstDifferent = Optional.empty();

    public static CodePageSurvey of(Path file) throws IOException {
        CodePageSurvey survey = new CodePageSurvey();
        byte[] bytes = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes, kept, bytes.length - kept);
                    read >= 0;
                    read = in.read(bytes, kept, bytes.length - kept)) {
                int length = kept + read;
                int begin = beginOfLastWord(bytes, length);
                survey.addWords(bytes, begin);
                kept = length - begin;
                System.arraycopy(bytes, begin, bytes, 0, kept);
            }
        }
        survey.addWords(bytes, kept);
        return survey;
    }

    /** A word may go on in what is read next. */
    private static int beginOfLastWord(byte[] bytes, int length) {
        int begin = length;
        while (begin > 0 && length - begin < LONGEST_WORD && isOfWord(bytes[begin - 1])) {
            begin--;
        }
        return length - begin < LONGEST_WORD ? begin : length;
    }

    private static boolean isOfWord(byte b) {
        return b < 0 ? b != NO_BREAK_SPACE : Character.isLetterOrDigit(b);
    }

    private void addWords(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            if (bytes[at] < 0 && bytes[at] != NO_BREAK_SPACE) {
                int from = at;
                while (from > 0 && isOfWord(bytes[from - 1])) {
                    from--;
                }
                while (at < length && isOfWord(bytes[at])) {
                    at++;
                }
                byte[] word = Arrays.copyOfRange(bytes, from, at);
                if (known.size() == MOST_KNOWN) {
                    known.clear();
                }
                if (known.add(ByteBuffer.wrap(word))) {
                    add(word);
                }
            }
        }
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
