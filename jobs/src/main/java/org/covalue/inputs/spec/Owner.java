package org.covalue.inputs.spec;

import java.util.Arrays;
import java.util.Optional;

/** By what column a row belongs to an organisation, at once or through another record type. */
public enum Owner {
    ORGANISATION("organisation_id", ""),
    /** That of the project. */
    PROJECT("project_id", "raw.project"),
    /** Every one that the member belongs to. */
    MEMBER("member_id", "raw.membership");

    private final String column;
    private final String link;

    Owner(String column, String link) {
        this.column = column;
        this.link = link;
    }

    /** Empty where the rows are nobody's, as prices are. */
    public static Optional<Owner> of(RecordSpec spec) {
        return Arrays.stream(values())
                .filter(one -> spec.indexOf(one.column) >= 0)
                .findFirst();
    }

    /** The condition under which a row is the organisation's that the one parameter names. */
    public String isOf(String alias) {
        return alias + "." + column
                + (link.isEmpty()
                        ? " = ?"
                        : " in (select l." + column + " from " + link + " l where l.organisation_id = ?)");
    }

    public String column() {
        return column;
    }

    /** A SELECT of the organisations behind the column {@code whose} of a relation, each once. */
    public String organisations(String relation) {
        return link.isEmpty()
                ? "select distinct whose as organisation_id from " + relation
                : "select distinct l.organisation_id from (select distinct whose from " + relation + ") w inner join "
                        + link + " l on l." + column + " = w.whose";
    }
}
