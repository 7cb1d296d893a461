package org.covalue.indicators.measures;

import java.util.List;
import java.util.Optional;
import org.covalue.networks.Network;

/** How well ties fit a core and a periphery; see the class of the same name among the measures of networks. */
final class CorePeriphery implements Measure {

    @Override
    public Measured of(List<List<String>> observations) {
        Network network = Graph.of(observations);
        if (!org.covalue.networks.CorePeriphery.isEstimable(network)) {
            return Measured.without("not_estimable");
        }
        Optional<Double> fit = org.covalue.networks.CorePeriphery.fit(network);
        return fit.map(Measured::value).orElseGet(() -> Measured.without("not_applicable"));
    }
}
