package org.covalue.inputs.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.WideCharacters;

/** What a file is, told by its first bytes: what its name says is often something else. */
public enum FileKind {
    TEXT,
    WORKBOOK,
    OLD_WORKBOOK,
    PROTECTED,
    WORD_DOCUMENT,
    OPEN_DOCUMENT,
    ARCHIVE,
    COMPRESSED,
    PDF,
    PICTURE,
    WEB_PAGE,
    XML,
    JSON;

    private static final int LOOKED_AT = 1 << 14;
    private static final Pattern OF_WORKBOOK = Pattern.compile("\\[Content_Types]\\.xml|_rels/|xl/");
    private static final Pattern PAGE =
            Pattern.compile("(?s)<(!doctype html|html|head|body|table|meta)\\b.*|<\\?xml.*<html\\b.*");
    private static final Pattern OBJECT = Pattern.compile("(?s)\\{\\s*([\"}].*)?|\\[\\s*([\\[{\"\\d\\]].*)?");

    /** Why it is not read and what to do; text is read. */
    public Message refusal() {
        return Message.of("file_" + name().toLowerCase(Locale.ROOT));
    }

    public static FileKind of(Path file) throws IOException {
        FileKind kind = of(start(file));
        return kind == OLD_WORKBOOK && isEncrypted(file) ? PROTECTED : kind;
    }

    /** Programs put what a password protects into the container that workbooks of older programs are. */
    private static boolean isEncrypted(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    public static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        }
    }

    public static FileKind of(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("PK\3\4") || bytes.startsWith("PK\5\6")) {
            if (bytes.contains("opendocument.spreadsheet")) {
                return OPEN_DOCUMENT;
            }
            if (!bytes.contains("xl/") && (bytes.contains("opendocument.text") || bytes.contains("word/"))) {
                return WORD_DOCUMENT;
            }
            return OF_WORKBOOK.matcher(bytes).find() ? WORKBOOK : ARCHIVE;
        }
        if (bytes.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OLD_WORKBOOK;
        }
        if (bytes.startsWith("\u001F\u008B")
                || bytes.startsWith("BZh")
                || bytes.startsWith("\u00FD7zXZ")
                || bytes.startsWith("7z\u00BC\u00AF")
                || bytes.startsWith("Rar!")
                || bytes.startsWith("(\u00B5/\u00FD")) {
            return COMPRESSED;
        }
        if (bytes.startsWith("%PDF-")) {
            return PDF;
        }
        boolean isPicture =
                bytes.startsWith("\u0089PNG") || bytes.startsWith("\u00FF\u00D8\u00FF") || bytes.startsWith("GIF8");
        return isPicture ? PICTURE : ofText(new String(start, charset(start)).strip());
    }

    private static FileKind ofText(String start) {
        String text = start.startsWith("\uFEFF") ? start.substring(1).strip() : start;
        if (PAGE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return WEB_PAGE;
        }
        if (text.startsWith("<")) {
            return XML;
        }
        return OBJECT.matcher(text).matches() ? JSON : TEXT;
    }

    private static Charset charset(byte[] start) {
        Optional<Charset> wide = WideCharacters.of(start);
        if (wide.isPresent()) {
            return wide.get();
        }
        String hex = HexFormat.of().formatHex(start, 0, Math.min(2, start.length));
        return hex.equals("fffe")
                ? StandardCharsets.UTF_16LE
                : hex.equals("feff") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
