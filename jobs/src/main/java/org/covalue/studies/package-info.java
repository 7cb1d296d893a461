/**
 * Impact estimates: a {@link org.covalue.studies.Panel} and a {@link org.covalue.studies.Design} go in,
 * {@link org.covalue.studies.Estimate}s with their uncertainty come out, one class per method, formulas as in the papers.
 * In this package "clustered" always speaks of standard errors; a business cluster does not occur here.
 */
package org.covalue.studies;
