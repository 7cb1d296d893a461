package org.covalue.estimation.replication;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.covalue.estimation.data.EstimationProblem;

/** Text files that appear whole or not at all. */
final class WholeFile {

    /** What goes into the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private WholeFile() {}

    static void write(Path file, String text) {
        write(file, out -> out.write(text));
    }

    /** @throws EstimationProblem if the file cannot be written, naming the file and the reason */
    static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            temporary.toFile().delete();
            throw new EstimationProblem("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
