package org.covalue.indicators.measures;

import java.util.Arrays;
import java.util.List;
import org.covalue.networks.Components;
import org.covalue.networks.Network;

/**
 * Fragmentation (Borgatti 2006, Comput. Math. Organ. Theory 12, 21-34): of n (n - 1) ordered pairs of nodes those that
 * no path connects, 1 - sum_k s_k (s_k - 1) / (n (n - 1)) with the sizes s_k of components, isolates included.
 */
final class WeakComponents implements Measure {

    @Override
    public Measured of(List<List<String>> observations) {
        Network network = Graph.of(observations);
        double n = network.size();
        if (n < 2) {
            return Measured.without("not_estimable");
        }
        double connected = Arrays.stream(Components.of(network).sizes())
                .mapToDouble(size -> size * (size - 1.0))
                .sum();
        return Measured.ratio(n * (n - 1) - connected, n * (n - 1));
    }
}
