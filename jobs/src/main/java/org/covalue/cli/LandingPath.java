package org.covalue.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.covalue.platform.UsageProblem;

/**
 * A folder or file that a command is given to load, looked at before anything is opened: what is not there, or not to
 * be entered, is told.
 */
record LandingPath(Path path) {

    /** @throws UsageProblem if it is not there, or a folder that cannot be read */
    void require(String name, String expected) {
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
                try (DirectoryStream<Path> opened = Files.newDirectoryStream(path)) {
                    return; // It may be read.
                }
            }
        } catch (NoSuchFileException e) {
            throw new UsageProblem(name + " does not exist; expected " + expected);
        } catch (AccessDeniedException e) {
            throw new UsageProblem(name + " cannot be read: permission denied for the user "
                    + System.getProperty("user.name") + "; give that user the right to read and to enter the folder.");
        } catch (IOException e) {
            String reason = Optional.ofNullable(
                            e instanceof FileSystemException failed ? failed.getReason() : e.getMessage())
                    .orElse(e.toString());
            throw new UsageProblem(name + " cannot be read: " + reason);
        }
    }

    /** @throws UsageProblem if it is no folder that can be read */
    void requireFolder(String name) {
        if (Files.notExists(path) || Files.isRegularFile(path)) {
            throw new UsageProblem(name + ": no such folder");
        }
        require(name, "a folder with landing files");
    }
}
