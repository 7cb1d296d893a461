package org.covalue.disclosure;

import java.util.List;

/** Takes a released table row by row. */
public interface ReleasedRows {

    /** Called once, before the first row. */
    void columns(List<String> names);

    void row(List<ReleasedCell> cells);
}
