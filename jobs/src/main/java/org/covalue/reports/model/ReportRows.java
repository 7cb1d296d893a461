package org.covalue.reports.model;

import org.covalue.disclosure.ReleasedTable;

/** Where the figures of a report come from: queries over an edition, or what an owner has found out himself. */
@FunctionalInterface
public interface ReportRows {

    /** The rows of the exhibit of that name; {@code cover} has one row that says who and when. */
    ReleasedTable run(String name);
}
