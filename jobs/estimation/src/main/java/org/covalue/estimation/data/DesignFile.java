package org.covalue.estimation.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Design.Adjustment;
import org.covalue.estimation.data.Design.Balance;
import org.covalue.estimation.data.Design.BasePeriod;
import org.covalue.estimation.data.Design.ControlGroup;
import org.covalue.estimation.data.Design.Kind;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Design.StandardErrors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a design from YAML. Every fault is said at once, by key; a key that nobody knows is a fault, not a comment. */
final class DesignFile {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "kind",
            "unit",
            "time",
            "outcome",
            "treated_from",
            "treated",
            "treatment",
            "fixed_effects",
            "trends_by",
            "balance",
            "covariates",
            "weights",
            "se_clustered_by",
            "control_group",
            "base_period",
            "anticipation",
            "estimators",
            "standard_errors",
            "adjust",
            "minimum",
            "confidence",
            "seed",
            "draws",
            "randomisation"));
    /** Keys that a study under sql/4_studies/ carries beside the design. */
    private static final Set<String> KEYS_OF_A_STUDY =
            Set.of("title", "question", "source", "examples", "groups", "answer");

    private static final int DEFAULT_DRAWS = 9999;

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private Map<String, Object> values = Map.of();

    DesignFile(String name) {
        this.name = name;
    }

    Design read(Path file, Minimum defaults) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), defaults);
        } catch (IOException e) {
            throw new EstimationProblem(
                    "The design " + file + " cannot be read: " + e.getClass().getSimpleName()
                            + ". Expected a YAML file in UTF-8 with the keys " + String.join(", ", KEYS) + ".",
                    e);
        }
    }

    Design parse(String yaml, Minimum defaults) {
        return of(load(yaml), defaults);
    }

    /** @param keys of a design, without those that have no value */
    Design of(Map<String, Object> keys, Minimum defaults) {
        values = keys;
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key) && !KEYS_OF_A_STUDY.contains(key))
                .forEach(key -> faults.add(key + ": no such key; known are " + String.join(", ", KEYS)));
        Kind kind = choice("kind", Kind.class).orElse(Kind.PANEL);
        Design design = design(kind, defaults);
        check(design);
        if (!faults.isEmpty()) {
            throw new EstimationProblem("The design " + name + " cannot be used:\n  " + String.join("\n  ", faults));
        }
        return design;
    }

    private static Map<String, Object> given(Map<?, ?> map) {
        Map<String, Object> found = new TreeMap<>();
        map.forEach(
                (key, value) -> Optional.ofNullable(value).ifPresent(given -> found.put(String.valueOf(key), given)));
        return found;
    }

    private Map<String, Object> load(String yaml) {
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (loaded instanceof Map<?, ?> map) {
                return given(map);
            }
        } catch (YAMLException e) {
            throw new EstimationProblem("The design " + name + " is no YAML: " + e.getMessage(), e);
        }
        throw new EstimationProblem(
                "The design " + name + " is empty or no list of keys. Expected lines such as \"unit: member_id\".");
    }

    private Design design(Kind kind, Minimum defaults) {
        boolean inTime = kind != Kind.CROSS_SECTION;
        String unit = inTime
                ? required("unit", "the column that names the units, such as member_id")
                : text("unit").orElse("");
        Optional<String> time = text("time");
        List<String> clusteredBy = list("se_clustered_by");
        return new Design(
                name.replaceFirst("\\.ya?ml$", ""),
                kind,
                unit,
                time,
                required("outcome", "a column, or ln(column)"),
                text("treated_from"),
                text("treated"),
                text("treatment"),
                effects(unit, time),
                text("trends_by"),
                choice("balance", Balance.class).orElse(Balance.WHOLE),
                list("covariates"),
                text("weights"),
                clusteredBy.isEmpty() && inTime ? List.of(unit) : clusteredBy,
                choice("control_group", ControlGroup.class).orElse(ControlGroup.NEVER_TREATED),
                choice("base_period", BasePeriod.class).orElse(BasePeriod.VARYING),
                (int) number("anticipation", 0, 0, 1000),
                list("estimators"),
                choice("standard_errors", StandardErrors.class),
                choice("adjust", Adjustment.class).orElse(Adjustment.HOLM),
                minimum(defaults),
                number("confidence", 0.95, 0.5, 0.9999),
                (long) number("seed", 1, -9e15, 9e15),
                (int) number("draws", DEFAULT_DRAWS, 99, 1_000_000),
                (int) number("randomisation", 0, 0, 1_000_000));
    }

    private List<String> effects(String unit, Optional<String> time) {
        List<String> given = list("fixed_effects");
        return given.isEmpty() ? time.map(period -> List.of(unit, period)).orElse(List.of()) : given;
    }

    private void check(Design design) {
        if (design.kind() != Kind.CROSS_SECTION) {
            required("time", "the column that holds the period, a number");
            required("treated_from", "the column that holds the first treated period; 0 or blank = never treated");
            if (design.trendsBy().isPresent() && design.estimators().contains(Design.DECOMPOSITION)) {
                faults.add("trends_by: " + Design.DECOMPOSITION
                        + " decomposes a regression whose period effects are the same for all; leave one of them out");
            }
        } else {
            required("treated", "the column that holds 1 for the treated and 0 for the others");
        }
        if (design.estimators().isEmpty()) {
            faults.add("estimators: expected a list such as [twfe, callaway_santanna]");
        }
        if (design.clusteredBy().size() > 2) {
            faults.add("se_clustered_by: found " + design.clusteredBy().size() + " columns, expected one or two");
        }
    }

    private Minimum minimum(Minimum defaults) {
        if (!values.containsKey("minimum")) {
            return defaults;
        }
        if (!(values.get("minimum") instanceof Map<?, ?> given)) {
            faults.add("minimum: expected {treated: 10, controls: 20, pre_periods: 2, clusters: 10}");
            return defaults;
        }
        Set<String> known = Set.of("treated", "controls", "pre_periods", "clusters");
        given.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key ->
                        faults.add("minimum: " + key + " is not one of treated, controls, pre_periods, clusters"));
        return new Minimum(
                count(given, "treated", defaults.treated()),
                count(given, "controls", defaults.controls()),
                count(given, "pre_periods", defaults.prePeriods()),
                count(given, "clusters", defaults.clusters()));
    }

    private int count(Map<?, ?> given, String key, int otherwise) {
        if (!given.containsKey(key)) {
            return otherwise;
        }
        if (given.get(key) instanceof Integer number && number >= 0) {
            return number;
        }
        faults.add("minimum: " + key + " is " + given.get(key) + ", expected a whole number from 0");
        return otherwise;
    }

    private String required(String key, String expected) {
        Optional<String> found = text(key);
        if (found.isEmpty() && faults.stream().noneMatch(fault -> fault.startsWith(key + ":"))) {
            faults.add(key + ": missing; expected " + expected);
        }
        return found.orElse("");
    }

    private Optional<String> text(String key) {
        Optional<Object> found = Optional.ofNullable(values.get(key));
        if (found.filter(value -> value instanceof Map || value instanceof List).isPresent()) {
            faults.add(key + ": found " + found.get() + ", expected one name");
            return Optional.empty();
        }
        return found.map(value -> value.toString().strip()).filter(value -> !value.isEmpty());
    }

    private List<String> list(String key) {
        Object found = values.getOrDefault(key, List.of());
        List<?> given = found instanceof List<?> several ? several : List.of(found);
        return given.stream()
                .map(value -> String.valueOf(value).strip())
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private double number(String key, double otherwise, double least, double most) {
        if (!values.containsKey(key)) {
            return otherwise;
        }
        if (values.get(key) instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        faults.add(key + ": found " + values.get(key) + ", expected a number from " + least + " to " + most);
        return otherwise;
    }

    private <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Optional<String> found = text(key);
        Optional<E> chosen = found.flatMap(code -> Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst());
        if (found.isPresent() && chosen.isEmpty()) {
            faults.add(key + ": found " + found.get() + ", expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        return chosen;
    }
}
