package org.covalue.inputs.reading;

/** What the program that wrote a cell says of it. */
public enum CellKind {
    /** Text, to be read as people write: what a delimited file has, and a text cell of a workbook. */
    TEXT(""),
    /** A value whose type is known, put as this software writes it; no locale changes it. */
    TYPED(""),
    /** An error of a formula, for example {@code #N/A}. */
    ERROR("a spreadsheet error stands in place of a value; mend its formula, or leave the cell blank where "
            + "nothing is known"),
    /** A formula whose result is not in the file. */
    NO_RESULT("the cell holds a formula without its result; open the file in a spreadsheet program, let it calculate, "
            + "and save it again");

    private final String fault;

    CellKind(String fault) {
        this.fault = fault;
    }

    boolean isFault() {
        return !fault.isEmpty();
    }

    String fault() {
        return fault;
    }
}
