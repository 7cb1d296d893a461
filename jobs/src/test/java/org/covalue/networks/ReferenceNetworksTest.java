package org.covalue.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every measure on public graphs against R and networkx, at 1e-10 (printed with 15 digits there). */
class ReferenceNetworksTest {

    private static final double CLOSE = 1e-10;

    @ParameterizedTest
    @ValueSource(strings = {"ht_advice", "ht_friends", "ht_reports"})
    void directedGraphs(String graph) {
        Network network = ReferenceNetworks.network(graph);
        same(graph, "n_ties", network.arcs());
        same(graph, "ties_undirected_collapse", network.ties());
        same(graph, "density", Cohesion.density(network));
        same(graph, "reciprocity_edgewise(igraph default; sna edgewise)", Cohesion.reciprocity(network));
        same(graph, "centralisation_indegree_sna", Degrees.inDegreeCentralisation(network));
        same(graph, "centralisation_outdegree_sna", Degrees.outDegreeCentralisation(network));
        same(graph, "centralisation_betweenness_igraph", Betweenness.directedCentralisation(network));
        structure(graph, network);
        nodes(graph, "betweenness", Betweenness.directed(network));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flo_business", "flo_marriage"})
    void undirectedGraphs(String graph) {
        Network network = ReferenceNetworks.network(graph);
        same(graph, "n_ties", network.ties());
        same(graph, "centralisation_degree_sna", Degrees.centralisation(network));
        same(graph, "centralisation_betweenness_igraph", Betweenness.centralisation(network));
        structure(graph, network);
    }

    private static void structure(String graph, Network network) {
        same(graph, "n_nodes", network.size());
        Components components = Components.of(network);
        same(graph, "components_weak", components.count());
        same(graph, "largest_weak", components.largest());
        same(graph, "isolates", components.isolates());
        assertThat(Cohesion.transitivity(network).orElseThrow())
                .isCloseTo(
                        ReferenceNetworks.value("measures.csv", graph, "transitivity_global_undirected(igraph)"),
                        within(CLOSE));
        nodes(graph, "betweenness_undirected", Betweenness.undirected(network));
    }

    @ParameterizedTest
    @CsvSource({"ht_advice,dept", "ht_advice,level", "ht_friends,dept", "ht_friends,level"})
    void eiIndexOfNamedTies(String graph, String attribute) {
        Network network = ReferenceNetworks.network(graph);
        // The reference counts each direction; ours each pair, so ours is asked of one direction at a time.
        long across = 0;
        long within = 0;
        List<Optional<String>> groups = ReferenceNetworks.groups(graph, attribute);
        for (int member = 0; member < network.size(); member++) {
            for (int other : network.named(member)) {
                Network one = Network.of(network.size(), new int[] {member}, new int[] {other});
                across += Mixing.eiIndex(one, groups).orElseThrow() > 0 ? 1 : 0;
                within += Mixing.eiIndex(one, groups).orElseThrow() < 0 ? 1 : 0;
            }
        }
        String file = "relations_attributes_waves.csv";
        assertThat(across).isEqualTo((long) ReferenceNetworks.value(file, graph, "ties_external_" + attribute));
        assertThat(within).isEqualTo((long) ReferenceNetworks.value(file, graph, "ties_internal_" + attribute));
    }

    @Test
    void projectionsAreDenseAsTheirTies() {
        String file = "relations_attributes_waves.csv";
        for (String mode : List.of("1", "2")) {
            String graph = "southern_women_proj" + mode;
            List<List<String>> rows =
                    org.covalue.Csv.read(ReferenceNetworks.folder().resolve(graph + "_edges.csv"));
            List<String> names = rows.stream()
                    .skip(1)
                    .flatMap(row -> row.subList(0, 2).stream())
                    .distinct()
                    .toList();
            Network network = Network.of(
                    names.size(),
                    rows.stream()
                            .skip(1)
                            .mapToInt(row -> names.indexOf(row.get(0)))
                            .toArray(),
                    rows.stream()
                            .skip(1)
                            .mapToInt(row -> names.indexOf(row.get(1)))
                            .toArray());
            double pairs = network.size() * (network.size() - 1) / 2.0;
            assertThat(network.ties() / pairs)
                    .isCloseTo(ReferenceNetworks.value(file, graph, "density"), within(CLOSE));
        }
    }

    private static void same(String graph, String measure, Optional<Double> found) {
        same(graph, measure, found.orElseThrow());
    }

    private static void same(String graph, String measure, double found) {
        assertThat(found)
                .as(graph + " " + measure)
                .isCloseTo(ReferenceNetworks.value("measures.csv", graph, measure), within(CLOSE));
    }

    private static void nodes(String graph, String measure, double[] found) {
        List<String> names = ReferenceNetworks.names(graph);
        Map<String, Double> expected = ReferenceNetworks.nodeValues(graph, measure);
        for (int node = 0; node < found.length; node++) {
            assertThat(found[node])
                    .as(graph + " " + measure + " of " + names.get(node))
                    .isCloseTo(expected.get(names.get(node)), within(CLOSE));
        }
    }
}
