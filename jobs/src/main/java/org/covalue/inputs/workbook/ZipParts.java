package org.covalue.inputs.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.UnreadableFile;

/** The parts of a zipped document. What comes out of them is counted, whatever the headers promise. */
final class ZipParts implements AutoCloseable {

    private static final int MOST_PARTS = 10_000;

    private final ZipFile zip;

    private ZipParts(ZipFile zip) {
        this.zip = zip;
    }

    static ZipParts open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            if (zip.size() > MOST_PARTS) {
                int parts = zip.size();
                zip.close();
                throw new UnreadableFile(Message.of("workbook_parts", "parts", parts, "most", MOST_PARTS));
            }
            return new ZipParts(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableFile(Message.of("workbook_cut_off"), e);
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** @return empty where the document has no such part */
    Optional<InputStream> find(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CountedPart(zip.getInputStream(entry), entry.getCompressedSize()));
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    /** @throws UnreadableFile if the document has no such part */
    InputStream get(String name) throws IOException {
        return find(name).orElseThrow(() -> new UnreadableFile(Message.of("workbook_lacks_part", "part", name)));
    }

    static UnreadableFile damaged(String name, Exception cause) {
        return new UnreadableFile(Message.of("workbook_part_damaged", "part", name), cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
