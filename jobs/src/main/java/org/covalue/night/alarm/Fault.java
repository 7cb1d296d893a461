package org.covalue.night.alarm;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something an operator must hear of.
 *
 * @param id the same for the same fault, however often it is met
 * @param businessDate the night it is about
 * @param happened what happened
 * @param means for which reports, and what readers see now
 * @param remedy what to do
 */
public record Fault(String id, Optional<LocalDate> businessDate, String happened, String means, String remedy) {}
