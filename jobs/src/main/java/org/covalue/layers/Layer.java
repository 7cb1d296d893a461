package org.covalue.layers;

/** The layers of {@code sql/}: each reads the schema before it and nothing else. */
public enum Layer {
    STAGING("sql/1_staging", "known", "staging"),
    /**
     * No layer of its own: its tables are made of what is staged, stand beside it, and are copied into every later
     * layer.
     */
    REFERENCE("sql/reference", "staging_next", "staging"),
    /** What looks implausible of the records staged; nothing is counted from it. */
    PLAUSIBILITY("sql/plausibility", "staging", "plausible"),
    MART("sql/2_mart", "staging", "mart"),
    INDICATORS("sql/3_indicators", "mart", "indicators"),
    GROUPS("", "indicators", "groups"),
    STUDIES("sql/4_studies", "mart", "studies");

    private final String folder;
    private final String source;
    private final String target;

    Layer(String folder, String source, String target) {
        this.folder = folder;
        this.source = source;
        this.target = target;
    }

    public String folder() {
        return folder;
    }

    /** The only schema its files may read. */
    public String source() {
        return source;
    }

    /** The schema its tables stand in. */
    public String target() {
        return target;
    }

    /** The schema its tables are built in before they are swapped in. */
    public String next() {
        return target + "_next";
    }
}
