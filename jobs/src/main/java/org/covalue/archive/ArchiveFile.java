package org.covalue.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;
import tools.jackson.core.JacksonException;

/** An archive that was looked through from end to end: every part is there and has its hash. */
final class ArchiveFile implements AutoCloseable {

    /** The entry with the hash of the manifest. */
    static final String SEAL = "manifest.sha256";

    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws Problem if the file is no archive, is damaged, or was written in a newer format */
    static ArchiveFile open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new ArchiveFile(zip, checked(zip, file));
            } catch (RuntimeException | IOException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw damaged(file, "it cannot be read as a zip file (" + e.getMessage() + ")", e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(String entry) throws IOException {
        return zip.getInputStream(zip.getEntry(entry));
    }

    private static Manifest checked(ZipFile zip, Path file) throws IOException {
        byte[] json = bytes(zip, Manifest.ENTRY, file);
        if (!FileHash.sha256(json).equals(new String(bytes(zip, SEAL, file), StandardCharsets.UTF_8).strip())) {
            throw damaged(file, Manifest.ENTRY + " does not have its hash");
        }
        Manifest manifest;
        try {
            manifest = Manifest.parse(json);
        } catch (JacksonException e) {
            throw damaged(file, Manifest.ENTRY + " cannot be read", e);
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new Problem(file + " has format " + manifest.format() + "; this version reads format "
                    + Manifest.FORMAT + ". Restore it with the version that wrote it (" + manifest.software()
                    + ") or a newer one.");
        }
        checkParts(zip, manifest, file);
        return manifest;
    }

    private static void checkParts(ZipFile zip, Manifest manifest, Path file) throws IOException {
        Set<String> left = new TreeSet<>(zip.stream().map(ZipEntry::getName).toList());
        left.remove(Manifest.ENTRY);
        left.remove(SEAL);
        for (Manifest.Table table : manifest.tables()) {
            check(zip, table.entry(), table.sha256(), file);
            left.remove(table.entry());
        }
        for (Manifest.File one : manifest.files()) {
            check(zip, one.entry(), one.sha256(), file);
            left.remove(one.entry());
        }
        if (!left.isEmpty()) {
            throw damaged(file, "it holds what its manifest does not name: " + left);
        }
    }

    private static void check(ZipFile zip, String entry, String sha256, Path file) throws IOException {
        HashedOutput hash = new HashedOutput(OutputStream.nullOutputStream());
        try (InputStream in = stream(zip, entry, file)) {
            in.transferTo(hash);
        } catch (IOException e) {
            throw damaged(file, entry + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (!hash.sha256().equals(sha256)) {
            throw damaged(file, entry + " does not have the hash that its manifest gives");
        }
    }

    private static byte[] bytes(ZipFile zip, String entry, Path file) throws IOException {
        try (InputStream in = stream(zip, entry, file)) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(ZipFile zip, String name, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(file, name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static Problem damaged(Path file, String what) {
        return new Problem(words(file, what));
    }

    private static Problem damaged(Path file, String what, Exception cause) {
        return new Problem(words(file, what), cause);
    }

    private static String words(Path file, String what) {
        return file + " is no whole archive: " + what + ".\nNothing was restored. Take another copy of the archive.";
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Problem("The archive cannot be closed: " + e.getMessage(), e);
        }
    }
}
