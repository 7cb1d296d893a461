package org.covalue.gate;

/**
 * What speaks against publishing.
 *
 * @param rule reconcile, lost, rejected, coverage, disclosure or files
 * @param isAcceptable whether a person may pass it over: what the data are, yes; what the software did wrong, no
 */
public record Objection(String rule, String text, boolean isAcceptable) {}
