package org.covalue.platform;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Writes a folder whole or not at all: beside its place first, then renamed in one step. */
public final class AtomicFolder {

    /** What goes into the folder. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    private AtomicFolder() {}

    /**
     * @param folder is not there yet
     * @throws Problem if it cannot be written, naming it and the reason
     */
    public static void write(Path folder, Content content) {
        Path temporary = folder.resolveSibling(
                "." + folder.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Durable.createFolders(temporary);
            content.writeTo(temporary);
            Durable.move(temporary, folder);
        } catch (IOException e) {
            remove(temporary, e);
            throw new Problem("cannot write " + folder + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            remove(temporary, e);
            throw e;
        }
    }

    private static void remove(Path folder, Exception cause) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
