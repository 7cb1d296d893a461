package org.covalue.portal.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.run.Runs;

/**
 * A step as a row of the timeline.
 *
 * @param state completed, running, failed, stopped, broken (it did not end and nothing runs) or waiting
 * @param barWidth, medianAt in units of the drawing, which is {@link #DRAWING_WIDTH} wide for the longest step
 */
record ShownStep(Runs.Step step, String state, Optional<Arrivals.Amount> amount, double barWidth, double medianAt) {

    static final double DRAWING_WIDTH = 150;

    static List<ShownStep> of(List<Runs.Step> steps, Map<String, Arrivals.Amount> amounts, boolean isRunning) {
        double longest = steps.stream()
                .mapToDouble(
                        step -> Math.max(step.seconds(), step.medianSeconds().orElse(0.0)))
                .max()
                .orElse(0);
        double scale = longest > 0 ? DRAWING_WIDTH / longest : 0;
        return steps.stream()
                .map(step -> new ShownStep(
                        step,
                        state(step.state(), isRunning),
                        Optional.ofNullable(amounts.get(step.name()))
                                .filter(amount -> step.started().isPresent()),
                        step.started().isPresent() ? Math.max(1, scale * step.seconds()) : 0,
                        scale * step.medianSeconds().orElse(0.0)))
                .toList();
    }

    private static String state(String state, boolean isRunning) {
        return switch (state) {
            case "starting", "started", "stopping" -> isRunning ? "running" : "broken";
            case "completed", "failed", "stopped", "waiting" -> state;
            default -> "broken";
        };
    }
}
