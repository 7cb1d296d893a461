package org.covalue.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;

/**
 * What tells whose a row is that an organisation has sent in. A row is somebody's by the organisation it names, else by
 * its project, else by its member; and nobody's row can be taken over by sending its key.
 *
 * <p>A member of two organisations counts in both, with the same figures. A row about such a member, or one that makes
 * a member of another organisation one's own, would change or show what is the other's: only the operator delivers it,
 * unless an administrator has set a {@link SharingRule} for its sender.
 *
 * @param column of the row
 * @param record in which the column stands beside an {@code organisation_id}; empty where the column is itself the
 *     organisation
 * @param isAlone whether it must be nobody else's; otherwise it is enough to be one of those who have it
 * @param message why the row is refused
 */
public record RowClaim(String column, String record, boolean isAlone, Message message) {

    /** The rule of rows that are refused for it. */
    public static final String RULE = "another organisation";

    private static final RowClaim OF_MEMBER = of(Owner.MEMBER, true, Message.of("member_of_another"));

    /** All that must hold of a row; empty where the record type is about no organisation. */
    public static List<RowClaim> of(RecordSpec spec) {
        List<RowClaim> claims = new ArrayList<>();
        Owner.of(spec).ifPresent(owner -> {
            switch (owner) {
                case ORGANISATION -> claims.addAll(ofNamed(spec));
                case PROJECT -> claims.add(of(owner, false, Message.of("project_of_another")));
                case MEMBER -> claims.add(OF_MEMBER);
            }
        });
        return claims;
    }

    /** A row that names its organisation; that of a membership must also claim nobody else's member. */
    private static List<RowClaim> ofNamed(RecordSpec spec) {
        String column = Owner.ORGANISATION.column();
        List<RowClaim> claims = new ArrayList<>();
        claims.add(of(Owner.ORGANISATION, true, Message.of("row_names_another")));
        if (!spec.key().contains(column)) {
            claims.add(new RowClaim(spec.key().get(0), spec.record(), false, Message.of("key_of_another")));
        }
        if (spec.record().equals(Owner.MEMBER.record())) {
            claims.add(OF_MEMBER);
        }
        return claims;
    }

    private static RowClaim of(Owner owner, boolean isAlone, Message message) {
        return new RowClaim(owner.column(), owner.record(), isAlone, message);
    }

    /** Whether a rule of its sender may let a row in about a member that is another's too. */
    boolean mayBeShared(RecordSpec spec) {
        return isAlone && !isNamed() && Owner.of(spec).equals(Optional.of(Owner.MEMBER));
    }

    /** Whether the row itself names its organisation here. */
    public boolean isNamed() {
        return record.isEmpty();
    }

    /** What was expected instead. */
    public static Message expected(String organisation) {
        return Message.of("expected_own_rows", "organisation", organisation);
    }
}
