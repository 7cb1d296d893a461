package org.covalue.inputs.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of {@code raw} are versions of one another: those of one key and, where organisations may have versions of
 * their own, of one organisation, or of all. As SQL.
 */
public record VersionKey(RecordSpec spec) {

    /** The organisation whose own version a row is; blank in the common one, which counts for all others. */
    public static final String OWN_OF = "own_of";

    /** The columns, after an alias. */
    public String columns(String alias) {
        return Stream.concat(spec.key().stream(), ownOf().stream())
                .map(column -> alias + "." + column)
                .collect(Collectors.joining(", "));
    }

    /** Whether rows of two aliases are versions of one another. */
    public String isSame(String left, String right) {
        return Stream.concat(
                        Stream.of(isSameKey(left, right)),
                        ownOf().stream().map(own -> left + "." + own + " is not distinct from " + right + "." + own))
                .collect(Collectors.joining(" and "));
    }

    /** Whether rows of two aliases have one key, whose own versions they may be. */
    public String isSameKey(String left, String right) {
        return spec.key().stream()
                .map(column -> left + "." + column + " = " + right + "." + column)
                .collect(Collectors.joining(" and "));
    }

    /** Whether a row is no organisation's own version. */
    public String isCommon(String alias) {
        return spec.hasOwnVersions() ? alias + "." + OWN_OF + " is null" : "true";
    }

    /** The organisation whose own version a row is, null in a common one. */
    public String ownOf(String alias) {
        return spec.hasOwnVersions() ? alias + "." + OWN_OF : "cast(null as text)";
    }

    private List<String> ownOf() {
        return spec.hasOwnVersions() ? List.of(OWN_OF) : List.of();
    }
}
