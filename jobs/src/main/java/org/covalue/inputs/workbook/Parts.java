package org.covalue.inputs.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.covalue.inputs.reading.UnreadableFile;

/** The parts of a zipped document. What comes out of them is counted, whatever the headers promise. */
final class Parts implements AutoCloseable {

    static final String SAVE_AGAIN = "open it in a spreadsheet program, save it again and deliver the copy";
    static final String IS_DAMAGED = "the workbook is damaged; " + SAVE_AGAIN;

    private static final int MOST_PARTS = 10_000;

    private final ZipFile zip;

    private Parts(ZipFile zip) {
        this.zip = zip;
    }

    static Parts open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            if (zip.size() > MOST_PARTS) {
                zip.close();
                throw new UnreadableFile("the workbook has " + zip.size() + " parts; expected at most " + MOST_PARTS
                        + "; copy its tables into a new workbook");
            }
            return new Parts(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableFile("the workbook is cut off or damaged; " + SAVE_AGAIN, e);
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
        return find(name)
                .orElseThrow(() -> new UnreadableFile("the workbook lacks its part " + name + "; " + SAVE_AGAIN));
    }

    static UnreadableFile damaged(String name, Exception cause) {
        return new UnreadableFile("the part " + name + " of the workbook is damaged; " + SAVE_AGAIN, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
