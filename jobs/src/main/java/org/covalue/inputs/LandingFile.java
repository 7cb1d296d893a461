package org.covalue.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.covalue.FileHash;
import org.covalue.Problem;

/**
 * A file that was delivered, before its rows are read.
 *
 * @param name path relative to the landing folder, written with {@code /}
 */
record LandingFile(String name, Path path) {

    /** What the first row says. */
    record Header(Optional<String> record, String refusal, String found, List<String> unknownColumns) {

        private static Header refused(String refusal) {
            return new Header(Optional.empty(), refusal, "", List.of());
        }
    }

    /** The blocks of a file whose header was accepted. */
    static BlockSource blocks(Path path, RecordSpecs specs, Reading reading, int deliveryId) throws IOException {
        CsvFile csv = CsvFile.open(path);
        try {
            Optional<CsvFile.Row> header = csv.next();
            HeaderMatch match = HeaderMatch.of(header.map(row -> row.cells().texts()).orElse(List.of()), specs);
            RecordSpec spec = match.spec().orElseThrow(() -> new Problem(path + " changed while it was loaded: "
                    + match.refusal() + "\nDeliver it again when it is complete."));
            return new BlockSource(csv, new RowChecker(spec, match, reading, deliveryId));
        } catch (IOException | RuntimeException e) {
            csv.close();
            throw e;
        }
    }

    Header header(RecordSpecs specs) throws IOException {
        Optional<String> notText = notText();
        if (notText.isPresent()) {
            return Header.refused(notText.get());
        }
        try (CsvFile csv = CsvFile.open(path)) {
            Optional<CsvFile.Row> first = csv.next();
            if (first.isEmpty()) {
                return Header.refused("the file is empty; expected a header row and rows below it");
            }
            if (first.get().fault().isPresent()) {
                return Header.refused("the header row cannot be read: " + first.get().fault().get());
            }
            HeaderMatch match = HeaderMatch.of(first.get().cells().texts(), specs);
            return new Header(match.spec().map(RecordSpec::record), match.refusal(), match.found(), match.unknown());
        }
    }

    private Optional<String> notText() throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(512);
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean zip = start.length > 3 && start[0] == 'P' && start[1] == 'K';
        if (zip || name.endsWith(".xls") || name.endsWith(".xlsx")) {
            return Optional.of("this is a workbook or a zip archive; save the sheet as CSV UTF-8 and deliver that");
        }
        for (int i = 0; !hasNulBytesByNature(start) && i < start.length && start[i] != '\n'; i++) {
            if (start[i] == 0 || start[i] > 0 && start[i] < 9) {
                return Optional.of("this is no text file (byte " + start[i] + " in its first line); expected CSV in UTF-8");
            }
        }
        return Optional.empty();
    }

    /** True for UTF-16 and UTF-32, told by their byte-order marks. */
    private static boolean hasNulBytesByNature(byte[] start) {
        String hex = HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
        return hex.startsWith("fffe") || hex.startsWith("feff") || hex.equals("0000feff");
    }

    /** Whether anything stands below the header. */
    boolean hasRows() throws IOException {
        try (CsvFile csv = CsvFile.open(path)) {
            return csv.next().isPresent() && csv.next().isPresent();
        }
    }

    String sha256() throws IOException {
        return FileHash.sha256(path);
    }
}
