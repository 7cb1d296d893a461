package org.covalue.gate;

/**
 * How much may be wrong before an edition is kept back.
 *
 * @param rejectedPercent of the rows of a record type that may be rejected in one run
 * @param fewestRows rows of a record type below which the share says nothing
 * @param lostPercent of the rows of a record type, or of the memberships in force, that may be gone against the edition
 *     before
 * @param coverageDropPercent of the cells of a year that may lose their value against the edition before, and
 *     percentage points by which the mean coverage may fall
 * @param fewestCells cells with a value below which a drop says nothing
 */
public record GateLimits(
        double rejectedPercent, long fewestRows, double lostPercent, double coverageDropPercent, long fewestCells) {}
