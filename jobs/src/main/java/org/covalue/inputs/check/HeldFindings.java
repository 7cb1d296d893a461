package org.covalue.inputs.check;

import java.util.ArrayList;
import java.util.List;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;

/** Tells faults only once it is sure that they stand. */
final class HeldFindings implements FileCheck.Findings {

    private record Held(String record, String sheet, RejectedRow fault) {}

    private final FileCheck.RowRule further;
    private final FileCheck.Faults faults;
    private final List<Held> held = new ArrayList<>();

    HeldFindings(FileCheck.RowRule further, FileCheck.Faults faults) {
        this.further = further;
        this.faults = faults;
    }

    @Override
    public List<RejectedRow> faults(RecordSpec spec, List<FileCheck.GoodRow> rows) {
        return further.faults(spec, rows);
    }

    @Override
    public void add(String record, String sheet, RejectedRow fault) {
        held.add(new Held(record, sheet, fault));
    }

    @Override
    public void keep() {
        held.forEach(one -> faults.add(one.record(), one.sheet(), one.fault()));
    }
}
