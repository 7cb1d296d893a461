package org.covalue.exports;

import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;

/** What a format writes: rows of an edition under a name. */
public interface ExportedRows {

    /** The name of a sheet or a file without ending. */
    String name();

    String title(String language);

    void stream(Edition edition, ReleasedRows sink);
}
