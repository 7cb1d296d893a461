package org.covalue.networks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.covalue.Csv;

/** Public graphs and what R (sna, igraph) and networkx make of them, under {@code $COVALUE_TEST_DATA/networks}. */
final class ReferenceNetworks {

    private static final String DATA = System.getenv("COVALUE_TEST_DATA");

    private ReferenceNetworks() {}

    static Path folder() {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        return Path.of(DATA, "networks");
    }

    static List<String> names(String graph) {
        return nodes(graph).stream().map(node -> node.get("node")).toList();
    }

    static Network network(String graph) {
        List<String> names = names(graph);
        List<Map<String, String>> edges = Csv.byName(Csv.read(folder().resolve(graph + "_edges.csv")));
        return Network.of(
                names.size(),
                edges.stream().mapToInt(edge -> names.indexOf(edge.get("from"))).toArray(),
                edges.stream().mapToInt(edge -> names.indexOf(edge.get("to"))).toArray());
    }

    static List<Optional<String>> groups(String graph, String attribute) {
        return nodes(graph).stream()
                .map(node -> Optional.of(node.get(attribute)))
                .toList();
    }

    private static List<Map<String, String>> nodes(String graph) {
        return Csv.byName(Csv.read(folder().resolve(graph + "_nodes.csv")));
    }

    /** The value of a measure in a file of references. */
    static double value(String file, String graph, String measure) {
        return reference(file).stream()
                .filter(row -> row.get("network").equals(graph))
                .filter(row -> row.get("measure").equals(measure))
                .map(row -> Double.parseDouble(row.get("value")))
                .findFirst()
                .orElseThrow();
    }

    /** A measure of every node, by the node's name. */
    static Map<String, Double> nodeValues(String graph, String measure) {
        return reference("node_measures.csv").stream()
                .filter(row -> row.get("network").equals(graph))
                .collect(Collectors.toMap(row -> row.get("node"), row -> Double.parseDouble(row.get(measure))));
    }

    private static List<Map<String, String>> reference(String file) {
        return Csv.byName(Csv.read(folder().resolve("reference").resolve(file)));
    }
}
