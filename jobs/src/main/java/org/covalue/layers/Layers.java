package org.covalue.layers;

import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;

/**
 * Builds layers for a run, in their order. Every layer is signed by the run that built it: where another run has been
 * at work since, because this one failed and is resumed, what this one needs is built again as it was known to it.
 */
public final class Layers {

    private final LayerBuilder builder;
    private final EngineTables engineTables;
    private final RunYears runYears;

    public Layers(LayerBuilder builder, EngineTables engineTables, RunYears runYears) {
        this.builder = builder;
        this.engineTables = engineTables;
        this.runYears = runYears;
    }

    /** The latest version of every record as known at the run's moment. */
    public void stage(RunParameters run, long runId) {
        RunFacts known = new RunFacts(run.asOf(), run.businessDate(), 0, run.reportingCurrency(), 0, 0);
        engineTables.noteStaged(runId);
        engineTables.know(known, run.acceptedBy());
        builder.build(Layer.STAGING, known, () -> engineTables.settle(Layer.STAGING.next(), runYears.settle(run)));
        engineTables.sign(Layer.STAGING, runId);
    }

    public void join(RunParameters run, long runId) {
        buildOnStaged(Layer.MART, run, runId);
    }

    /** What looks implausible of what is staged. */
    public void doubt(RunParameters run, long runId) {
        buildOnStaged(Layer.PLAUSIBILITY, run, runId);
    }

    private void buildOnStaged(Layer layer, RunParameters run, long runId) {
        if (!stands(Layer.STAGING, runId)) {
            stage(run, runId);
        }
        builder.build(layer, engineTables.of(Layer.STAGING));
        engineTables.sign(layer, runId);
    }

    /** The facts for indicators; the marts are built again where they are not this run's. */
    public RunFacts forMeasure(RunParameters run, long runId) {
        if (!stands(Layer.MART, runId)) {
            join(run, runId);
        }
        return engineTables.of(Layer.MART);
    }

    /** A run that goes on after an upgrade finds its layer without what the new version reads. */
    private boolean stands(Layer layer, long runId) {
        return isBuiltBy(layer, runId) && engineTables.isWhole(layer);
    }

    /** Marks a layer that the caller has built. */
    public void sign(Layer layer, long runId) {
        engineTables.sign(layer, runId);
    }

    public boolean isBuiltBy(Layer layer, long runId) {
        return engineTables.builderOf(layer) == runId;
    }

    /** The facts with which the marts stand now. */
    public RunFacts facts() {
        return engineTables.of(Layer.MART);
    }

    /** @throws Problem if another run has built one of the layers since */
    public RunFacts require(long runId, Layer... layers) {
        for (Layer layer : layers) {
            if (!isBuiltBy(layer, runId)) {
                throw new Problem("the layer " + layer.target() + " is no longer that of this run (" + runId + "): "
                        + "run " + engineTables.builderOf(layer) + " rebuilt it while this one was interrupted.\n"
                        + "Give the command of this night again; it builds its own layers anew first.");
            }
        }
        return engineTables.of(layers[0]);
    }
}
