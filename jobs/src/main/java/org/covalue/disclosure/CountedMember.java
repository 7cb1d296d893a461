package org.covalue.disclosure;

/**
 * A member that a released count counts.
 *
 * @param organisation whose member it is
 * @param magnitude the confidential figure by which the p% rule asks whether one owner outweighs the others
 * @param answer what the count tells of it
 */
record CountedMember(String organisation, String member, String owner, double magnitude, String answer) {}
