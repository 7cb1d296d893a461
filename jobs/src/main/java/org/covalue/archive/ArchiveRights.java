package org.covalue.archive;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.database.SqlResource;
import org.covalue.platform.Problem;

/** What a login must be shown before it may archive. */
final class ArchiveRights {

    private static final int SHOWN = 5;

    private ArchiveRights() {}

    /**
     * An archive that lacks rows looks like a whole one, so a login that is not shown all of them writes none.
     *
     * @throws Problem if a table or sequence may not be read, or policies keep rows of it from this login
     */
    static void require(StoredTables stored) throws SQLException {
        List<List<String>> hidden = stored.rows(
                SqlResource.text(ArchiveRights.class, "hidden_from_login", Map.of("stored", StoredTables.STORED)));
        if (!hidden.isEmpty()) {
            throw new Problem("The database login "
                    + stored.rows("select current_user").get(0).get(0) + " is not shown every row of "
                    + hidden.stream().limit(SHOWN).map(row -> row.get(0)).collect(Collectors.joining(", "))
                    + (hidden.size() > SHOWN ? " and " + (hidden.size() - SHOWN) + " more" : "")
                    + ", so nothing is archived."
                    + "\nArchive as the owner of the tables ("
                    + hidden.stream().map(row -> row.get(1)).distinct().sorted().collect(Collectors.joining(", "))
                    + "), or as a login with SELECT on all of them and BYPASSRLS.");
        }
    }
}
