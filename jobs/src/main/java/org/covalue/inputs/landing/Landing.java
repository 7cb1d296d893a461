package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;

/**
 * What lies in the folders of one delivery.
 *
 * @param files to be read, in the order in which they count: code points of the relative paths
 * @param leftOut everything else
 */
public record Landing(List<LandingFile> files, List<LeftOut> leftOut) {

    /** What is read, in words. */
    public static final String READ = "files ending in .csv, .tsv, .txt, .xlsx or .ods";

    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "txt", "xls", "xlsx", "xlsm", "ods");

    /** @throws Problem if a path does not exist or cannot be read */
    public static Landing of(List<Path> paths) {
        Landing landing = new Landing(new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageProblem(path + " does not exist; expected a landing folder or a file");
            }
            landing.add(path);
        }
        landing.files.sort(Comparator.comparing(LandingFile::name, Landing::compareCodePoints));
        landing.leftOut.sort(Comparator.comparing(LeftOut::name, Landing::compareCodePoints));
        return landing;
    }

    private void add(Path path) {
        Path name = path.getFileName();
        if (Files.isRegularFile(path)) {
            files.add(new LandingFile(name.toString(), path.toAbsolutePath()));
            return;
        }
        try {
            if (Files.isDirectory(path)) {
                Files.walkFileTree(
                        path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(path));
            } else {
                leftOut.add(LeftOut.ofNoFile(
                        name.toString(), path.toAbsolutePath(), Files.readAttributes(path, BasicFileAttributes.class)));
            }
        } catch (IOException e) {
            throw new Problem(
                    "The landing folder " + path + " cannot be read: "
                            + LeftOut.reason(e).in("en"),
                    e);
        }
    }

    /** Goes through a folder and everything below it; what cannot be entered is told and passed by. */
    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;

        private Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Optional<LeftOut> theirs =
                    folder.equals(root) ? Optional.empty() : LeftOut.byPrograms(name(folder), folder.toAbsolutePath());
            theirs.ifPresent(leftOut::add);
            return theirs.isPresent() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = file.toAbsolutePath();
            Optional<LeftOut> theirs = LeftOut.byPrograms(name(file), path);
            if (SentFolder.isOurs(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (theirs.isPresent()) {
                leftOut.add(theirs.get());
            } else if (path.toString().indexOf('\uFFFD') >= 0) {
                leftOut.add(LeftOut.meant(name(file), path, LeftOut.NO_UTF8_NAME));
            } else if (!attributes.isRegularFile()) {
                leftOut.add(LeftOut.ofNoFile(name(file), path, attributes));
            } else if (isLandingFile(file)) {
                files.add(new LandingFile(name(file), path));
            } else {
                leftOut.add(LeftOut.ofKind(name(file), path));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (file.equals(root)) {
                throw why;
            }
            leftOut.add(LeftOut.unreachable(name(file), file.toAbsolutePath(), why));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException why) throws IOException {
            return why == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, why);
        }

        private String name(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }
    }

    private static boolean isLandingFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static int compareCodePoints(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
}
