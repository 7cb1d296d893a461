package org.covalue.reports.model;

import org.covalue.platform.UsageProblem;

/** The forms a report is written in. */
public enum Format {
    PDF("pdf"),
    XLSX("xlsx");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** The file ending without the dot. */
    public String ending() {
        return ending;
    }

    /** @throws UsageProblem if there is no such format */
    public static Format of(String ending) {
        for (Format format : values()) {
            if (format.ending.equalsIgnoreCase(ending.strip())) {
                return format;
            }
        }
        throw new UsageProblem("unknown format " + ending + ": pdf or xlsx");
    }
}
