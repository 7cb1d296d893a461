/** Least squares and the logit, once for panels and cross sections. */
package org.covalue.studies.regression;
