package org.covalue.portal.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.mapping.Mapping;
import org.springframework.util.FileSystemUtils;

/**
 * Held files in a temporary folder as they would lie for the night, with the mappings that lie above them.
 *
 * @param held the names under which they are held
 * @param readAs how each is read, by its hash
 */
record TrialFolder(Path root, List<String> held, Map<String, SenderChoices.Choice> readAs) implements AutoCloseable {

    /** A held file and what is known of it. */
    record One(String held, Path path, CheckedFiles.Pending pending) {}

    static TrialFolder of(Path uploads, String organisation, List<One> files) throws IOException {
        Path root = Files.createTempDirectory("covalue-trial");
        try {
            Path own = SentFiles.folder(root, organisation);
            SentFolder.prepare(own, organisation);
            copyMappings(uploads, root);
            copyMappings(SentFiles.folder(uploads, organisation), own);
            Map<String, SenderChoices.Choice> readAs = new LinkedHashMap<>();
            for (int i = 0; i < files.size(); i++) {
                One one = files.get(i);
                Files.copy(one.path(), own.resolve(Uploads.name(one.pending().kind(), i + 1, one.path())));
                readAs.put(one.pending().sha256(), one.pending().choice());
            }
            return new TrialFolder(root, files.stream().map(One::held).toList(), readAs);
        } catch (IOException | RuntimeException e) {
            FileSystemUtils.deleteRecursively(root);
            throw e;
        }
    }

    private static void copyMappings(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            try (DirectoryStream<Path> mappings = Files.newDirectoryStream(from, "*" + Mapping.ENDING)) {
                for (Path mapping : mappings) {
                    Files.copy(mapping, to.resolve(mapping.getFileName()));
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(root);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder of a trial", e);
        }
    }
}
