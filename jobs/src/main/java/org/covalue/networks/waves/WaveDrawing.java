package org.covalue.networks.waves;

import java.util.Optional;
import org.covalue.networks.Layout;
import org.covalue.networks.Network;

/** Who knows whom, as points and lines without names or numbers of members. */
final class WaveDrawing {

    /** More cannot be told apart on a page. */
    static final int COLUMNS = 9;

    private static final int MOST_MEMBERS = 150;

    private final Rows rows;

    WaveDrawing(Rows rows) {
        this.rows = rows;
    }

    void add(Wave wave) {
        Network network = wave.of(Relation.KNOWS);
        if (!wave.hasResponse() || network.size() > MOST_MEMBERS) {
            return;
        }
        double[][] places = Layout.of(network);
        for (int member = 0; member < network.size(); member++) {
            double[] at = places[member];
            rows.add(
                    wave.organisation(),
                    wave.year(),
                    Relation.KNOWS.code(),
                    "member",
                    at[0],
                    at[1],
                    Optional.empty(),
                    Optional.empty(),
                    network.degree(member));
        }
        network.forEachTie((member, other) -> rows.add(
                wave.organisation(),
                wave.year(),
                Relation.KNOWS.code(),
                "tie",
                places[member][0],
                places[member][1],
                places[other][0],
                places[other][1],
                Optional.empty()));
    }
}
