package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.covalue.inputs.reading.Ids;
import org.covalue.platform.Durable;
import org.covalue.platform.Problem;

/**
 * A folder of files that one organisation has sent in through the portal. A file in it that no load reads says whose it
 * is, so that a load judges the rows by it wherever the folder stands.
 */
public final class SentFolder {

    private static final String MARK = ".organisation";

    private SentFolder() {}

    /**
     * Makes the folder where it is not there yet.
     *
     * @throws Problem if it is another organisation's
     */
    public static void prepare(Path folder, String organisation) throws IOException {
        Durable.createFolders(folder);
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            Durable.write(mark, organisation);
        }
        String owner = Ids.kept(Files.readString(mark));
        if (!owner.equals(Ids.kept(organisation))) {
            throw new Problem("The folder " + folder + " holds files of the organisation " + owner
                    + "; expected those of " + organisation + ". Move it away, or correct " + mark + ".");
        }
    }

    /** Whether a file is none that was sent in but one of the portal's own beside those. */
    static boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(".") && Files.exists(file.resolveSibling(MARK));
    }

    /** Who sent the file in, empty where an operator delivers it. */
    public static Optional<String> senderOf(Path file) throws IOException {
        Path mark = file.resolveSibling(MARK);
        return Files.exists(mark) ? Optional.of(Ids.kept(Files.readString(mark))) : Optional.empty();
    }
}
