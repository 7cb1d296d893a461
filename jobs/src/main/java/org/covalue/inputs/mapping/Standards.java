package org.covalue.inputs.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Mappings of public standards, {@code inputs/standards/*.mapping.yml} on the class path: a standard is a file. */
public final class Standards {

    private Standards() {}

    /** Read when they are first asked for: they stay as they are while the software runs. */
    private static final class Packed {

        static final List<Mapping> ALL = read();
    }

    /** By their names, {@code 360giving} for {@code 360giving.mapping.yml}. */
    public static List<Mapping> all() {
        return Packed.ALL;
    }

    private static List<Mapping> read() {
        List<Mapping> all = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:inputs/standards/*" + Mapping.ENDING)) {
                String name = Objects.requireNonNull(file.getFilename()).replace(Mapping.ENDING, "");
                try (InputStream in = file.getInputStream()) {
                    all.add(sound(Mapping.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8))));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("inputs/standards cannot be read", e);
        }
        all.sort(Comparator.comparing(Mapping::name));
        return List.copyOf(all);
    }

    private static Mapping sound(Mapping mapping) {
        if (mapping.isBroken()) {
            throw new IllegalStateException("inputs/standards/" + mapping.name() + Mapping.ENDING + ": "
                    + mapping.faults().stream().map(fault -> fault.in("en")).toList());
        }
        return mapping;
    }
}
