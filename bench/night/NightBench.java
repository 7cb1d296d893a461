package org.covalue.bench;
/** Draft. */
public final class NightBench { }
