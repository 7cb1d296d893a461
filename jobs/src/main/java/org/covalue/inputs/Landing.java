package org.covalue.inputs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.covalue.Problem;
import org.covalue.UsageProblem;

/** The files of one delivery, in the order in which they count: code points of the relative paths. */
final class Landing {

    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "txt", "xls", "xlsx");

    private Landing() {
    }

    /** @throws Problem if a path does not exist or cannot be read */
    static List<LandingFile> files(List<Path> paths) {
        List<LandingFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageProblem(path + " does not exist; expected a landing folder or a file");
            }
            addFiles(path, files);
        }
        files.sort(Comparator.comparing(LandingFile::name, Landing::compareCodePoints));
        return files;
    }

    private static void addFiles(Path path, List<LandingFile> files) {
        if (!Files.isDirectory(path)) {
            files.add(new LandingFile(path.getFileName().toString(), path.toAbsolutePath()));
            return;
        }
        try (Stream<Path> found = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            found.filter(Files::isRegularFile).filter(Landing::isLandingFile)
                    .forEach(file -> files.add(new LandingFile(
                            path.relativize(file).toString().replace('\\', '/'), file.toAbsolutePath())));
        } catch (UncheckedIOException e) {
            throw unreadable(path, e.getCause());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Problem unreadable(Path folder, IOException e) {
        String reason = e instanceof FileSystemLoopException
                ? "the link " + e.getMessage() + " leads back to a folder above it" : e.getMessage();
        return new Problem("The landing folder " + folder + " cannot be read: " + reason, e);
    }

    private static boolean isLandingFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !name.startsWith("~$")
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static int compareCodePoints(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return java.util.Arrays.compare(a, b);
    }
}
