package org.covalue.settings;

import java.util.Optional;
import org.covalue.database.PortalLogins;
import org.covalue.platform.UsageProblem;

/**
 * The logins with which the portal comes to a database of one's own; blank where there are none.
 *
 * @param viewer reads what viewers may see
 * @param keeper keeps the accounts
 */
public record LoginSettings(String viewer, String viewerPassword, String keeper, String keeperPassword) {

    /** @throws UsageProblem if only one is named, or both are the same */
    public Optional<PortalLogins> logins() {
        if (viewer.isBlank() != keeper.isBlank() || !viewer.isBlank() && viewer.equals(keeper)) {
            throw new UsageProblem("covalue.logins: found viewer '" + viewer + "' and keeper '" + keeper
                    + "', expected two logins, or neither");
        }
        return viewer.isBlank()
                ? Optional.empty()
                : Optional.of(new PortalLogins(
                        new PortalLogins.Login(viewer, viewerPassword),
                        new PortalLogins.Login(keeper, keeperPassword)));
    }
}
