/**
 * Impact estimates: a {@link org.covalue.estimation.data.Panel} and a {@link org.covalue.estimation.data.Design} go in,
 * {@link org.covalue.estimation.inference.Estimate}s with their uncertainty come out, one class per method, formulas as
 * in the papers. Here "clustered" always speaks of standard errors; a business cluster does not occur.
 */
package org.covalue.estimation;
