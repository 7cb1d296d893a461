package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;

/**
 * What lies in the folders of one delivery.
 *
 * @param files to be read, in the order in which they count: code points of the relative paths
 * @param leftOut everything else
 * @param mappings that lie beside the files
 */
public record Landing(List<LandingFile> files, List<LeftOut> leftOut, List<Found> mappings) {

    /**
     * A mapping; it is about the files of its folder, and of those below it that have none of their own.
     *
     * @param isDelivered whether it lies in a folder that is delivered, and not only beside a file that is
     */
    public record Found(Path file, Mapping mapping, boolean isDelivered) {

        private Path folder() {
            return Objects.requireNonNull(file.getParent());
        }
    }

    /** What is read, in words. */
    public static final String READ =
            "files ending in .csv, .tsv, .txt, .xlsx or .ods, or in .json or .xml of a standard";

    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "txt", "xls", "xlsx", "xlsm", "ods", "json", "xml");

    /** @throws Problem if a path does not exist or cannot be read */
    public static Landing of(List<Path> paths) {
        Landing landing = new Landing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageProblem(path + " does not exist; expected a landing folder or a file");
            }
            landing.add(path);
        }
        landing.putBesideMappings();
        landing.files.sort(Comparator.comparing(LandingFile::name, Landing::compareCodePoints));
        landing.leftOut.sort(Comparator.comparing(LeftOut::name, Landing::compareCodePoints));
        return landing;
    }

    private void putBesideMappings() {
        mappings.sort(Comparator.comparing(found -> found.mapping().name(), Landing::compareCodePoints));
        Map<Path, List<Mapping>> byFolder = mappings.stream()
                .collect(Collectors.groupingBy(Found::folder, Collectors.mapping(Found::mapping, Collectors.toList())));
        files.replaceAll(file -> file.beside(nearest(file, byFolder)));
    }

    /** Those of the nearest folder that has any, the landing folder being the last that is asked. */
    private static List<Mapping> nearest(LandingFile file, Map<Path, List<Mapping>> byFolder) {
        Path folder = file.path().getParent();
        for (int above = Path.of(file.name()).getNameCount(); above > 0 && folder != null; above--) {
            if (byFolder.containsKey(folder)) {
                return byFolder.get(folder);
            }
            folder = folder.getParent();
        }
        return List.of();
    }

    /** Mappings by which no file was read: somebody meant them to be. @param used those by which one was */
    public List<LeftOut> unused(Collection<String> used) {
        return mappings.stream()
                .filter(found -> found.mapping().isBroken()
                        || found.isDelivered()
                                && !found.mapping().tables().isEmpty()
                                && !used.contains(found.mapping().name()))
                .map(found -> LeftOut.ofMapping(found.file(), found.mapping()))
                .toList();
    }

    private void add(Path path) {
        Path name = path.getFileName();
        if (Files.isRegularFile(path)) {
            addMappingsBeside(path.toAbsolutePath());
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

    /** Mappings that are about a file below a landing folder: those of the nearest folder that has any. */
    public static List<Mapping> mappingsAbove(Path file, Path landing) {
        Path last = landing.toAbsolutePath();
        for (Path folder = file.toAbsolutePath().getParent();
                folder != null && folder.startsWith(last);
                folder = folder.getParent()) {
            Landing beside = new Landing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            beside.addMappingsBeside(folder.resolve("file"));
            if (!beside.mappings.isEmpty()) {
                return beside.mappings.stream().map(Found::mapping).toList();
            }
        }
        return List.of();
    }

    private void addMappingsBeside(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        if (mappings.stream().noneMatch(found -> found.folder().equals(folder))) {
            try (DirectoryStream<Path> beside = Files.newDirectoryStream(folder, "*" + Mapping.ENDING)) {
                beside.forEach(one -> mappings.add(
                        new Found(one, Mapping.read(one.getFileName().toString(), one), false)));
            } catch (IOException | DirectoryIteratorException e) {
                // A file may be given from a folder that may not be listed.
            }
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
            } else if (Mapping.isOne(file)) {
                mappings.add(new Found(path, Mapping.read(name(file), path), true));
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
