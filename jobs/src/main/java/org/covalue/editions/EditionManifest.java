package org.covalue.editions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.audit.AuditAnchor;
import org.covalue.audit.AuditAnchors;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.FileHash;
import org.covalue.platform.Json;

/** What an edition says of itself, outside the database: its files with their hashes, and how far the audit reached. */
final class EditionManifest {

    private EditionManifest() {}

    private record Item(String file, String sha256, long bytes) {}

    /** @param folder of the edition, whole but for this file */
    static void write(Path folder, long edition, AuditAnchor audit) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("edition", edition);
        manifest.put("audit", audit.text());
        manifest.put("files", files(folder));
        byte[] json = Json.text(manifest).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(AuditAnchors.MANIFEST), out -> out.write(json));
    }

    private static List<Item> files(Path folder) throws IOException {
        List<Item> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(AuditAnchors.MANIFEST)) {
                    files.add(new Item(name, FileHash.sha256(file), Files.size(file)));
                }
            }
        }
        return files;
    }
}
