/** Studies of what has been delivered: the files of {@code sql/4_studies}, on the marts of the night, by whom they concern. */
package org.covalue.studies.mart;
