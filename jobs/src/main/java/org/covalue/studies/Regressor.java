package org.covalue.studies;

/** A named column of a regression, one value per row of the sample. */
record Regressor(String name, double[] values) {
}
