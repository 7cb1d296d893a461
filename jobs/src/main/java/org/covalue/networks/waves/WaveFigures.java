package org.covalue.networks.waves;

import java.util.Optional;
import org.covalue.networks.Betweenness;
import org.covalue.networks.Cohesion;
import org.covalue.networks.Components;
import org.covalue.networks.CorePeriphery;
import org.covalue.networks.Degrees;
import org.covalue.networks.Mixing;
import org.covalue.networks.Network;
import org.covalue.networks.Overlap;

/** The measures of every relation of a wave, and of all of them together. */
final class WaveFigures {

    static final int COLUMNS = 20;

    private static final String ALL = "all";

    private final Rows rows;

    WaveFigures(Rows rows) {
        this.rows = rows;
    }

    void add(Wave wave) {
        for (Relation relation : Relation.values()) {
            String state = state(wave, wave.isAsked(relation));
            if (state.equals("ok")) {
                add(wave, relation.code(), wave.of(relation), Optional.empty(), ofWider(wave, relation));
            } else {
                addWithout(wave, relation.code(), state);
            }
        }
        if (wave.hasResponse()) {
            add(wave, ALL, wave.all(), multiplexity(wave), Optional.empty());
        } else {
            addWithout(wave, ALL, state(wave, true));
        }
    }

    private static String state(Wave wave, boolean isAsked) {
        if (!wave.hasResponse()) {
            return "not_estimable";
        }
        return isAsked ? "ok" : "not_applicable";
    }

    private void add(
            Wave wave, String relation, Network network, Optional<Double> multiplexity, Optional<Double> ofWider) {
        Components components = Components.of(network);
        rows.add(
                wave.organisation(),
                wave.year(),
                relation,
                network.size(),
                wave.rostered(),
                network.arcs(),
                Cohesion.density(network),
                Cohesion.reciprocity(network),
                Cohesion.transitivity(network),
                Degrees.inDegreeCentralisation(network),
                Betweenness.centralisation(network),
                components.count(),
                components.largest(),
                components.isolates(),
                components.fragmentation(),
                Mixing.eiIndex(network, wave.sectors()),
                CorePeriphery.fit(network),
                multiplexity,
                ofWider,
                "ok");
    }

    private void addWithout(Wave wave, String relation, String state) {
        rows.addWithout(
                state,
                wave.organisation(),
                wave.year(),
                relation,
                wave.members().size(),
                wave.rostered());
    }

    private static Optional<Double> multiplexity(Wave wave) {
        return Overlap.multiplexity(
                Relation.ofCooperation().stream().map(wave::of).toList());
    }

    /** Ties of members who worked together have no direction; what is named in the other questions has. */
    private static Optional<Double> ofWider(Wave wave, Relation relation) {
        if (relation.wider().filter(wave::isAsked).isEmpty()) {
            return Optional.empty();
        }
        Network wider = wave.of(relation.wider().orElseThrow());
        return relation == Relation.COOPERATES_WITH_COMPETITOR
                ? Overlap.shareOfTies(wave.of(relation), wider)
                : Overlap.shareOfArcs(wave.of(relation), wider);
    }
}
