package org.covalue.inputs.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.heading.NearWords;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Keys and values of YAML with their lines. What does not fit is told, and is then as if it were not there. */
final class YamlKeys {

    private final Consumer<Message> faults;

    YamlKeys(Consumer<Message> faults) {
        this.faults = faults;
    }

    /** @param found as it is written @param expected what may stand there */
    void fault(Node at, String found, Object expected) {
        faults.accept(Message.of("mapping_found", "line", line(at), "found", shown(found), "expected", expected));
    }

    void fault(Node at, Message why) {
        faults.accept(Message.of("mapping_line", "line", line(at), "why", why));
    }

    /** A word that is none of those that may stand there. */
    void unknown(Node at, String found, Collection<String> known) {
        Optional<String> near = NearWords.nearest(found, known);
        if (near.isPresent()) {
            faults.accept(Message.of(
                    "mapping_near",
                    "line",
                    line(at),
                    "found",
                    shown(found),
                    "near",
                    near.get(),
                    "known",
                    known(known)));
        } else {
            fault(at, found, Message.of("expected_one_of", "known", known(known)));
        }
    }

    private static List<String> known(Collection<String> known) {
        return List.copyOf(known);
    }

    /** The values by their keys, in order. @param keys that there may be; any where it is empty */
    Map<String, Node> map(Node node, List<String> keys) {
        if (!(node instanceof MappingNode map)) {
            fault(node, words(node), Message.of("expected_keys", "keys", keys.isEmpty() ? "KEY: VALUE" : keys));
            return Map.of();
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple one : map.getValue()) {
            String key = text(one.getKeyNode());
            if (!keys.isEmpty() && !keys.contains(key)) {
                unknown(one.getKeyNode(), key, keys);
            } else if (values.put(key, one.getValueNode()) != null) {
                fault(one.getKeyNode(), Message.of("mapping_key_twice", "key", key));
            }
        }
        return values;
    }

    List<Node> list(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        fault(node, words(node), Message.of("expected_list"));
        return List.of();
    }

    /** One text, or a list of them. */
    List<String> texts(Node node) {
        if (node instanceof ScalarNode) {
            return List.of(text(node));
        }
        List<String> texts = new ArrayList<>();
        list(node).forEach(one -> texts.add(text(one)));
        return texts;
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        fault(node, words(node), Message.of("expected_one_value"));
        return "";
    }

    private static String words(Node node) {
        return node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node instanceof MappingNode ? "KEY: VALUE" : "[...]";
    }

    private static String shown(String found) {
        return found.length() <= 100 ? found : found.substring(0, 100) + "…";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
