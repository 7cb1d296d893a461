package org.covalue.inputs.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.CodePage;
import org.covalue.inputs.dialect.CodePageSurvey;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.dialect.Utf8Survey;
import org.covalue.inputs.dialect.WideCharacters;

/**
 * The characters of a text file, found out from all its bytes: what its mark says, UTF-16 where its zeros do, UTF-8
 * where all bytes are, else the code page of Windows that its words prove. A stray byte in a file of UTF-8, or a single
 * one in a file of ASCII, proves none: the rows that hold it are damaged.
 */
final class TextEncoding {

    private static final ByteOrderMark[] MARKS = {
        ByteOrderMark.UTF_8,
        ByteOrderMark.UTF_16LE,
        ByteOrderMark.UTF_16BE,
        ByteOrderMark.UTF_32LE,
        ByteOrderMark.UTF_32BE
    };

    private TextEncoding() {}

    /** @throws UnreadableFile if the bytes make different texts, and nothing proves which */
    static Charset of(Path file, Optional<SenderLocale> sender) throws IOException {
        try (BOMInputStream marked = marked(Files.newInputStream(file))) {
            if (marked.hasBOM()) {
                return Charset.forName(marked.getBOMCharsetName());
            }
        }
        Optional<Charset> wide = WideCharacters.of(FileKind.start(file));
        if (wide.isPresent()) {
            return wide.get();
        }
        Utf8Survey utf8 = Utf8Survey.of(file);
        boolean isDamaged = utf8.characters() > utf8.strangers() || utf8.strangers() == 1 && sender.isEmpty();
        if (utf8.strangers() == 0 || isDamaged) {
            return StandardCharsets.UTF_8;
        }
        CodePageSurvey words = CodePageSurvey.of(file);
        return words.proven()
                .or(() -> ofSender(sender, words))
                .orElseThrow(() -> new UnreadableFile(Message.of("text_doubtful"), words.readings()))
                .charset();
    }

    private static Optional<CodePage> ofSender(Optional<SenderLocale> sender, CodePageSurvey words) {
        Optional<Locale> locale = sender.map(SenderLocale::tag).map(Locale::forLanguageTag);
        for (CodePage page : CodePage.values()) {
            if (locale.isPresent() && page.isOf(locale.get()) && words.canBe(page)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    /** The bytes behind the mark. */
    static BOMInputStream marked(InputStream bytes) throws IOException {
        return BOMInputStream.builder()
                .setInputStream(bytes)
                .setByteOrderMarks(MARKS)
                .get();
    }
}
