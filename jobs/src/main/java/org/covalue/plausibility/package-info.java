/** What looks implausible, and who has said that it is right: {@code sql/plausibility}. */
package org.covalue.plausibility;
