package org.covalue.inputs.document;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.UnreadableFile;

/** The outermost repeated parts of a document, one after the other, each whole. */
interface Elements extends Closeable {

    int DEEPEST = 100;
    int LONGEST_TEXT = 1 << 20;
    /** Of one repeated part with all that is in it. */
    int MOST_PARTS = 500_000;

    /** @throws UnreadableFile if the document is damaged, or made to harm */
    Optional<Element> next() throws IOException;

    /** Whether the document has the place where the repeated parts stand, be there some or none. */
    boolean isFound() throws IOException;

    /** The steps of the path that are left within each. */
    String within();

    /** @param path of the repeated part, for example {@code grants} or {@code iati-activities/iati-activity} */
    static Elements open(Path file, FileKind kind, String path) throws IOException {
        return kind == FileKind.JSON ? new JsonElements(file, path) : new XmlElements(file, path);
    }
}
