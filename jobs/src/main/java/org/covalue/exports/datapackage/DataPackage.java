package org.covalue.exports.datapackage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.AtomicFolder;
import org.covalue.platform.Durable;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;

/**
 * All released tables of an edition with what is needed to read them: a Data Package (datapackage.org, 2.0) with types,
 * keys and meanings, a codebook in each language, and programs for R, Python and Stata.
 */
public final class DataPackage {

    private final Map<String, Content> files = new LinkedHashMap<>();

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param licence under which the owner gives the figures away, where he said so */
    public DataPackage(Edition edition, PublishedEdition about, Optional<String> licence) {
        files.put("datapackage.json", out -> text(out, new Descriptor(about, licence).json()));
        for (EvaluatorTable table : EvaluatorTable.all()) {
            files.put(Descriptor.path(table), out -> TableFormat.CSV.write(table, edition, "en", out));
        }
        files.put("codebook.md", out -> text(out, new Codebook(edition, about, "en").text()));
        files.put("codebook_es.md", out -> text(out, new Codebook(edition, about, "es").text()));
        files.put("load.py", out -> copy("load.py", out));
        files.put("load.R", out -> copy("load.R", out));
        files.put("load.do", out -> text(out, StataLoader.text()));
    }

    /**
     * Writes all of it or nothing.
     *
     * @param out a file that ends in {@code .zip}, or a folder that is not there yet
     * @return how many files
     */
    public int write(Path out) {
        if (out.toString().endsWith(".zip")) {
            AtomicFile.write(out, this::zip);
        } else {
            folder(out.toAbsolutePath());
        }
        return files.size();
    }

    private void zip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, Content> file : files.entrySet()) {
            // The same edition is the same file: no time of writing.
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTime(0);
            zip.putNextEntry(entry);
            file.getValue().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private void folder(Path out) {
        if (Files.exists(out)) {
            throw new UsageProblem(
                    "--out " + out + ": it is there already; name a new folder, or a file that ends in " + ".zip");
        }
        AtomicFolder.write(out, folder -> {
            for (Map.Entry<String, Content> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(Durable.folderOf(target));
                try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target))) {
                    file.getValue().writeTo(stream);
                }
            }
        });
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(String program, OutputStream out) throws IOException {
        try (InputStream in = DataPackage.class.getResourceAsStream(program)) {
            if (in == null) {
                throw new Problem(program + " is not in the jar");
            }
            in.transferTo(out);
        }
    }
}
