package org.covalue.portal.access;

import java.util.Locale;

/** What somebody does here; a grant of a role may be narrowed to an organisation, a funder or an edition. */
public enum Role {
    MANAGER,
    EVALUATOR,
    OPERATOR,
    FUNDER,
    ADMINISTRATOR;

    /** As it stands in {@code covalue.role_grant}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
