/**
 * The bridge from the marts to the library of estimators, and back to tables: the files of {@code sql/4_studies},
 * carried out.
 */
package org.covalue.studies;
