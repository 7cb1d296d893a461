package org.covalue.inputs.spec;

/** A record type that only a test has. */
public final class SpecsOfTests {

    private SpecsOfTests() {}

    public static RecordSpecs of(String record, String yaml) {
        return RecordSpecs.of(RecordSpecs.parse(record, yaml));
    }
}
