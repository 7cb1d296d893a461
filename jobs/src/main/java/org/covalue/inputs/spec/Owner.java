package org.covalue.inputs.spec;

import java.util.Arrays;
import java.util.Optional;

/** By what column a row belongs to an organisation, at once or through another record type; who asks, asks here. */
public enum Owner {
    ORGANISATION("organisation_id", ""),
    /** That of the project. */
    PROJECT("project_id", "project"),
    /** Every one that the member belongs to. */
    MEMBER("member_id", "membership");

    private final String column;
    private final String record;

    Owner(String column, String record) {
        this.column = column;
        this.record = record;
    }

    /** Empty where the rows are nobody's, as prices are. */
    public static Optional<Owner> of(RecordSpec spec) {
        return Arrays.stream(values())
                .filter(one -> spec.indexOf(one.column) >= 0)
                .findFirst();
    }

    /** The condition under which a row is an organisation's; an own version of another one is not. */
    public String isOf(RecordSpec spec, String alias, String organisation) {
        String isItsOwn = " = " + organisation;
        String isOf = alias + "." + column
                + (record.isEmpty()
                        ? isItsOwn
                        : " in (select l." + column + " from raw." + record + " l where l.organisation_id" + isItsOwn
                                + ")");
        VersionKey versions = new VersionKey(spec);
        return isOf + " and (" + versions.isCommon(alias) + " or " + versions.ownOf(alias) + isItsOwn + ")";
    }

    public String column() {
        return column;
    }

    /** The record type in which the column stands beside an organisation; empty where it is itself the organisation. */
    public String record() {
        return record;
    }

    /** A SELECT of the organisations behind the columns {@code whose} and {@code own_of} of a relation, each once. */
    public String organisations(String relation) {
        return record.isEmpty()
                ? "select distinct whose as organisation_id from " + relation
                : "select distinct l.organisation_id from (select distinct whose, own_of from " + relation
                        + ") w inner join raw." + record + " l on l." + column
                        + " = w.whose and l.organisation_id = coalesce(w.own_of, l.organisation_id)";
    }
}
