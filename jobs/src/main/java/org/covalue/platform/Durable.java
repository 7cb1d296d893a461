package org.covalue.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The one place where files get the name under which others find them. A name may reach the disk before what it names:
 * after a power failure a report would be there and empty. So content is forced to the disk before the name is given,
 * and the folder that holds the name after it.
 */
public final class Durable {

    /** It cannot open a folder, and keeps names by itself. */
    private static final boolean IS_WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private Durable() {}

    /**
     * Moves a file, or a folder with all that is in it, in one step; whole under the new name, or as it was under the
     * old.
     */
    public static void move(Path from, Path to) throws IOException {
        forceAll(from);
        rename(from, to);
        forceFolder(to);
        if (!folderOf(from).equals(folderOf(to))) {
            forceFolder(from);
        }
    }

    /** The same for a file among many whose folder is forced, with all of them, when they are complete. */
    public static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A small file, whole or not at all. */
    public static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "." + Thread.currentThread().getId() + ".part");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Forces a file, or a folder and all that is in it: the files first, each folder behind what it holds. */
    public static void forceAll(Path path) throws IOException {
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.filter(one -> Files.isRegularFile(one) || Files.isDirectory(one))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path one : deepestFirst) {
                force(one);
            }
        }
    }

    /** Forces the names in a folder and in those below it. */
    public static void forceFolders(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path one : found.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                force(one);
            }
        }
    }

    /** Makes a folder and those above it that are missing. */
    public static void createFolders(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            createFolders(folderOf(absolute));
            Files.createDirectories(absolute);
            forceFolder(absolute);
        }
    }

    /** The folder that a file or folder is in. Only a root is in none, and nothing here is done to a root. */
    public static Path folderOf(Path named) {
        return Objects.requireNonNull(named.toAbsolutePath().getParent(), () -> named + " is in no folder");
    }

    /** The folder that holds the name. */
    private static void forceFolder(Path named) throws IOException {
        force(folderOf(named));
    }

    private static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        if (isFolder && IS_WINDOWS) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
