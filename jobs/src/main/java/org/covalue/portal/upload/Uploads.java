package org.covalue.portal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.reading.FileKind;
import org.covalue.platform.Durable;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.covalue.portal.web.PageProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The folder where sent files wait for the next night, one folder per organisation. All names are ours. A file is held
 * aside under a name that no night reads until its sender has seen what is wrong with it and confirms; then it becomes
 * {@code RECORD-001.csv}, or {@code workbook-001.xlsx} where it holds several record types. A number is used again once
 * a night has taken its file, so that a corrected file follows the one it corrects; files that still wait stay.
 */
@Component
class Uploads {

    private static final Duration HELD = Duration.ofHours(24);
    private static final int MOST_HELD = 20;
    private static final int MOST_WAITING = 99;
    private static final String HELD_ENDING = ".held";
    private static final Pattern HELD_ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path root;
    private final SentFiles sent;

    Uploads(FileFolders folders, SentFiles sent) {
        this.root = folders.uploads();
        this.sent = sent;
    }

    /** A file that was sent and not confirmed yet. */
    record Held(String id, Path path) {}

    Held hold(String organisation, InputStream content) throws IOException {
        Path folder = folder(organisation);
        SentFolder.prepare(folder, organisation);
        sweep(folder);
        String id = UUID.randomUUID().toString();
        Path path = folder.resolve("." + id + HELD_ENDING);
        Files.copy(content, path);
        return new Held(id, path);
    }

    void discard(Held held) throws IOException {
        Files.deleteIfExists(held.path());
    }

    /**
     * Lets a held file wait for the night.
     *
     * @return its place under the folder of uploads, empty where it is no longer held or is not what was checked
     */
    synchronized Optional<String> confirm(String organisation, String id, String kind, String sha256)
            throws IOException {
        Path folder = folder(organisation);
        Optional<Path> isHeld = held(organisation, id, sha256);
        if (isHeld.isEmpty()) {
            return Optional.empty();
        }
        Path held = isHeld.get();
        Path target = folder.resolve(next(folder, kind, held));
        Durable.move(held, target);
        return Optional.of(root.relativize(target).toString().replace('\\', '/'));
    }

    /** A held file; empty where it is no longer there or is not what was checked. */
    Optional<Path> held(String organisation, String id, String sha256) throws IOException {
        Path held = folder(organisation).resolve("." + id + HELD_ENDING);
        boolean isIt = HELD_ID.matcher(id).matches()
                && Files.isRegularFile(held)
                && FileHash.sha256(held).equals(sha256);
        return isIt ? Optional.of(held) : Optional.empty();
    }

    private String next(Path folder, String kind, Path held) throws IOException {
        int last = 0;
        for (Path file : SentFiles.files(folder, kind + "-")) {
            if (sent.isWaiting(file)) {
                last = Integer.parseInt(file.getFileName().toString().replaceAll(".*-(\\d+)\\..*", "$1"));
            }
        }
        if (last >= MOST_WAITING) {
            throw new PageProblem(HttpStatus.CONFLICT, "upload.tooMany");
        }
        return name(kind, last + 1, held);
    }

    /** Under which a file waits for the night. */
    static String name(String kind, int number, Path file) throws IOException {
        return "%s-%03d.%s".formatted(kind, number, ending(file));
    }

    /** By what it is: names of senders are not kept. */
    private static String ending(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            case WORKBOOK -> "xlsx";
            case OPEN_DOCUMENT -> "ods";
            case JSON -> "json";
            case XML -> "xml";
            default -> "csv";
        };
    }

    /** Files whose senders did not come back. */
    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> held = files.filter(file -> file.getFileName().toString().endsWith(HELD_ENDING))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            for (int i = 0; i < held.size(); i++) {
                boolean isOld = held.get(i).toFile().lastModified()
                        < Instant.now().minus(HELD).toEpochMilli();
                if (isOld || i >= MOST_HELD - 1) {
                    Files.deleteIfExists(held.get(i));
                }
            }
        }
    }

    private Path folder(String organisation) {
        return SentFiles.folder(root, organisation);
    }
}
