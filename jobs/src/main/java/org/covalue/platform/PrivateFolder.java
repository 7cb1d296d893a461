package org.covalue.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Folders that nobody but their owner may look into: a home holds what organisations deliver in confidence, and a mask
 * of 022 would let every user of the machine read it. What belongs to another user, as a mounted folder may, is left as
 * it is; doctor tells.
 */
public final class PrivateFolder {

    /** Its own server keeps it; in a container it may belong to the user the server runs as. */
    private static final String DATABASE = "postgres";

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFolder() {}

    /**
     * Makes the home where it is not there, for its owner alone; the database's user may pass through to its own
     * folder.
     */
    public static void make(Path home) throws IOException {
        Files.createDirectories(home);
        restrict(
                home,
                isDatabaseOfAnother(home)
                        ? EnumSet.of(PosixFilePermission.OTHERS_EXECUTE)
                        : EnumSet.noneOf(PosixFilePermission.class));
    }

    /**
     * Takes from all others the rights to a folder and all that is in it, what is in the database's and what links lead
     * to left out.
     */
    public static void close(Path folder, Set<Path> leftOut) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                boolean isNotOurs = one.equals(folder.resolve(DATABASE))
                        || leftOut.contains(one.toAbsolutePath().normalize());
                boolean isLeftOpen = leftOut.contains(one.toAbsolutePath().normalize());
                if (!isLeftOpen && !one.equals(folder)) {
                    restrict(one, EnumSet.noneOf(PosixFilePermission.class));
                }
                return isNotOurs ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    restrict(one, EnumSet.noneOf(PosixFilePermission.class));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path one, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether nobody else may look in. */
    public static boolean isClosed(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        Set<PosixFilePermission> read = EnumSet.of(
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE);
        return view == null || view.readAttributes().permissions().stream().noneMatch(read::contains);
    }

    private static void restrict(Path path, Set<PosixFilePermission> kept) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        try {
            PosixFileAttributes found = view.readAttributes();
            Set<PosixFilePermission> wanted = EnumSet.noneOf(PosixFilePermission.class);
            wanted.addAll(found.permissions());
            wanted.removeAll(OF_OTHERS);
            wanted.addAll(kept);
            if (!wanted.equals(found.permissions())) {
                view.setPermissions(wanted);
            }
        } catch (java.nio.file.FileSystemException notOurs) {
            // Another user's, or gone meanwhile.
        }
    }

    private static boolean isDatabaseOfAnother(Path home) throws IOException {
        Path database = home.resolve(DATABASE);
        return Files.exists(database)
                && Files.getFileAttributeView(home, PosixFileAttributeView.class) != null
                && !Files.getOwner(database).equals(Files.getOwner(home));
    }
}
