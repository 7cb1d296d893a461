package org.covalue.networks.waves;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;

/** What network surveys found: measures per wave and relation, changes between waves, and pictures. */
public final class NetworkWaves {

    private static final String NEXT = Layer.INDICATORS.next();

    private NetworkWaves() {}

    public static LayerBuilder.Task tables() {
        return new LayerBuilder.Task(
                "network_figure", SqlResource.text(NetworkWaves.class, "network_tables", Map.of("next", NEXT)));
    }

    public static LayerBuilder.Task task() {
        return new LayerBuilder.Task(
                "network_figure",
                SqlResource.text(NetworkWaves.class, "answers"),
                Optional.of(NetworkWaves::statements));
    }

    private static String statements(ResultSet answers) throws SQLException {
        Rows figures = new Rows(NEXT + ".network_figure", WaveFigures.COLUMNS);
        Rows changes = new Rows(NEXT + ".network_change", WaveChanges.COLUMNS);
        Rows drawings = new Rows(NEXT + ".network_drawing", WaveDrawing.COLUMNS);
        WaveReader reader = new WaveReader(answers);
        while (reader.hasMore()) {
            List<Wave> waves = reader.organisation();
            for (int i = 0; i < waves.size(); i++) {
                new WaveFigures(figures).add(waves.get(i));
                new WaveDrawing(drawings).add(waves.get(i));
                if (i > 0) {
                    new WaveChanges(changes).add(waves.get(i - 1), waves.get(i));
                }
            }
        }
        String all = figures.insert() + changes.insert() + drawings.insert();
        return all.isEmpty() ? "select 1" : all;
    }
}
