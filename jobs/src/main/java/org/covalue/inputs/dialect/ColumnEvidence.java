package org.covalue.inputs.dialect;

/** What the cells of one column show of how they are written; every cell of a large file may come by here. */
public interface ColumnEvidence {

    /** Looks at the characters from {@code from} to before {@code to}, which neither begin nor end with blanks. */
    void add(char[] cell, int from, int to, int row);
}
