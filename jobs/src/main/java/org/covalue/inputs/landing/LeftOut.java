package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.reading.FileKind;

/**
 * Something in a landing folder that is not read. It is told, so that nobody believes it counts.
 *
 * @param isMeant whether somebody may have meant it to be read; programs leave files of their own
 */
public record LeftOut(String name, Path path, boolean isMeant, String reason) {

    private static final int IGNORED_SHOWN = 10;
    private static final Set<String> LEFT_BY_SYSTEMS =
            Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx");
    private static final List<String> UNFINISHED =
            List.of(".part", ".tmp", ".filepart", ".crdownload", ".partial", ".download");

    /** What is kept as text of such a name leads to no file. */
    static final String NO_UTF8_NAME =
            "the name of the file, or of a folder above it, is not UTF-8; give it a name that is";

    static LeftOut meant(String name, Path path, String reason) {
        return new LeftOut(name, path, true, reason);
    }

    /** What office programs and desktops leave, and what begins with a dot; empty for everything else. */
    static Optional<LeftOut> byPrograms(String name, Path path) {
        String last = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean isTheirs = last.startsWith(".") || last.startsWith("~$") || LEFT_BY_SYSTEMS.contains(last);
        return isTheirs ? Optional.of(new LeftOut(name, path, false, "a program has left it there")) : Optional.empty();
    }

    /** A file whose name does not end as one that is read. */
    static LeftOut ofKind(String name, Path path) {
        String last = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (UNFINISHED.stream().anyMatch(last::endsWith)) {
            return meant(
                    name, path, "a file that is still being written is named so; give it its name when it is complete");
        }
        try {
            FileKind kind = FileKind.of(path);
            return meant(
                    name,
                    path,
                    kind == FileKind.TEXT
                            ? "files of this ending are not read; deliver a table as .xlsx, .ods, .csv, .tsv or .txt"
                            : kind.refusal().in("en"));
        } catch (IOException e) {
            return meant(name, path, reason(e).in("en"));
        }
    }

    /** A mapping that is broken, or by which no file was read. */
    static LeftOut ofMapping(Path file, Mapping mapping) {
        return meant(
                mapping.name(),
                file,
                (mapping.isBroken()
                                ? Message.of("mapping_broken", "faults", mapping.faults())
                                : Message.of("mapping_unused", "tables", mapping.wanted()))
                        .in("en"));
    }

    /** A link that leads nowhere, a pipe, a socket, a device. None of them is opened. */
    static LeftOut ofNoFile(String name, Path path, BasicFileAttributes attributes) {
        return meant(
                name,
                path,
                attributes.isSymbolicLink() || !Files.exists(path)
                        ? "the link leads nowhere; deliver the file itself"
                        : "a pipe, a socket or a device is not read; write what comes out of it to a file");
    }

    static LeftOut unreachable(String name, Path path, IOException why) {
        return meant(name, path, reason(why).in("en"));
    }

    /** What programs leave, on one line; empty where it is nothing. */
    public static Optional<String> ignored(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("  ignored   %,d that programs leave: %s%s"
                        .formatted(
                                names.size(),
                                String.join(", ", names.subList(0, Math.min(IGNORED_SHOWN, names.size()))),
                                names.size() > IGNORED_SHOWN ? " ..." : ""));
    }

    /** In the words of the system, without the path. */
    public static Message reason(IOException why) {
        if (why instanceof FileSystemLoopException) {
            return Message.of("link_circular");
        }
        if (why instanceof AccessDeniedException) {
            return Message.of("file_forbidden");
        }
        if (why instanceof NoSuchFileException) {
            return Message.of("file_gone");
        }
        String said = why instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : why.getMessage();
        return Message.of("file_unreadable", "why", String.valueOf(said));
    }
}
