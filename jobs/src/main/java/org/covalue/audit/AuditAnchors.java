package org.covalue.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.platform.Problem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The anchors that nights have left outside the database, in the manifests of editions and in the folder of the alarm,
 * and what the audit says to them. Entries that came after an anchor are as they should be; fewer, or another hash, are
 * not.
 */
public final class AuditAnchors {

    /** In the folder of an edition. */
    public static final String MANIFEST = "manifest.json";
    /** In the folder of the alarm: a line for every night. */
    public static final String LINES = "audit-anchors.txt";

    private final Path editions;
    private final Optional<Path> alarmFolder;

    public AuditAnchors(Path editions, Optional<Path> alarmFolder) {
        this.editions = editions;
        this.alarmFolder = alarmFolder;
    }

    /** @param place the file that tells of it */
    record FoundAnchor(String place, AuditAnchor anchor) {}

    /**
     * An anchor that the audit contradicts.
     *
     * @param place the file that tells of it
     * @param entries how many it tells of
     * @param found how many there are; empty where there are enough, but the last of those has another hash
     */
    public record Contradiction(String place, long entries, OptionalLong found) {

        public String text() {
            return found.isPresent()
                    ? place + " tells of " + entries + " entries, the audit has " + found.getAsLong()
                    : place + " tells of another hash of entry " + entries + " than the audit has";
        }
    }

    /** @param entries how many the audit has */
    public record Comparison(long entries, int anchors, List<Contradiction> contradictions) {}

    /** @throws Problem if an anchor cannot be read */
    public Comparison compare(DataSource dataSource) {
        List<FoundAnchor> found = found();
        AuditAnchor now = AuditAnchor.of(dataSource);
        Map<Long, String> hashes = new HashMap<>();
        new JdbcTemplate(dataSource)
                .query(
                        "select entry, hash from covalue.audit where entry = any (?)",
                        row -> {
                            hashes.put(row.getLong(1), row.getString(2));
                        },
                        (Object) found.stream()
                                .map(one -> one.anchor().entries())
                                .toArray(Long[]::new));
        return new Comparison(
                now.entries(),
                found.size(),
                found.stream()
                        .filter(one -> one.anchor().entries() > 0)
                        .filter(one -> !one.anchor()
                                .hash()
                                .equals(hashes.get(one.anchor().entries())))
                        .map(one -> new Contradiction(
                                one.place(),
                                one.anchor().entries(),
                                one.anchor().entries() > now.entries()
                                        ? OptionalLong.of(now.entries())
                                        : OptionalLong.empty()))
                        .toList());
    }

    private List<FoundAnchor> found() {
        List<FoundAnchor> found = new ArrayList<>();
        try {
            if (Files.isDirectory(editions)) {
                try (Stream<Path> folders = Files.list(editions)) {
                    for (Path manifest : folders.map(folder -> folder.resolve(MANIFEST))
                            .filter(Files::exists)
                            .sorted()
                            .toList()) {
                        AuditAnchor.parse(Files.readString(manifest))
                                .ifPresent(anchor -> found.add(new FoundAnchor(manifest.toString(), anchor)));
                    }
                }
            }
            Optional<Path> lines =
                    alarmFolder.map(folder -> folder.resolve(LINES)).filter(Files::exists);
            if (lines.isPresent()) {
                Files.readAllLines(lines.get(), StandardCharsets.UTF_8)
                        .forEach(line -> AuditAnchor.parse(line)
                                .ifPresent(anchor -> found.add(
                                        new FoundAnchor(lines.get() + ", " + line.replaceFirst(" .*", ""), anchor))));
            }
            return found;
        } catch (IOException e) {
            throw new Problem("An anchor of the audit cannot be read: " + e.getMessage(), e);
        }
    }
}
