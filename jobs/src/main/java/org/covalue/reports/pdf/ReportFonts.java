package org.covalue.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.covalue.reports.model.ReportException;

/**
 * Lets Java measure and draw text on a machine that has no fonts at all: the report fonts stand in for the machine's.
 * It also makes lines break in the same places on every machine.
 */
final class ReportFonts {

    private static final String SETTING = "sun.awt.fontconfig";
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final List<String> FILES = List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf");
    private static final List<String> LOGICAL = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");

    private static boolean isReady;

    private ReportFonts() {}

    /** Must run before the first text is measured; later calls do nothing. */
    static synchronized void prepare() {
        if (isReady) {
            return;
        }
        isReady = true;
        System.setProperty("java.awt.headless", "true");
        boolean isLinux = System.getProperty("os.name").startsWith("Linux");
        if (isLinux && System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, unpack().toString());
        }
    }

    private static Path unpack() {
        try {
            Path folder = Files.createTempDirectory("covalue-fonts");
            folder.toFile().deleteOnExit();
            for (String file : FILES) {
                try (InputStream in = ReportFonts.class.getResourceAsStream(FONTS + file)) {
                    Files.copy(in, folder.resolve(file));
                }
                folder.resolve(file).toFile().deleteOnExit();
            }
            Path settings = folder.resolve("fontconfig.properties");
            Files.writeString(settings, settings(folder), StandardCharsets.ISO_8859_1);
            settings.toFile().deleteOnExit();
            return settings;
        } catch (IOException e) {
            throw new ReportException("cannot unpack the report fonts: " + e.getMessage(), e);
        }
    }

    private static String settings(Path folder) {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String logical : LOGICAL) {
            for (String style : List.of("plain", "italic")) {
                text.append(logical).append('.').append(style).append(".latin-1=DejaVu Sans\n");
            }
            for (String style : List.of("bold", "bolditalic")) {
                text.append(logical).append('.').append(style).append(".latin-1=DejaVu Sans Bold\n");
            }
        }
        text.append("filename.DejaVu_Sans=")
                .append(folder.resolve(FILES.get(0)))
                .append('\n');
        return text.append("filename.DejaVu_Sans_Bold=")
                .append(folder.resolve(FILES.get(1)))
                .append('\n')
                .toString();
    }
}
