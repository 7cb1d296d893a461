package org.covalue.inputs.dialect;

import org.covalue.estimation.data.Message;

/**
 * A column that reads under two locales with different values.
 *
 * @param row of the first cell that has two values
 * @param found that cell as typed
 * @param readings the cell and both of its values
 * @param message what to do
 */
public record Doubt(String column, int row, String found, Message readings, Message message) {}
