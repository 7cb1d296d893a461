package org.covalue.settings;

import java.util.List;

/**
 * Accounts of the portal.
 *
 * @param secondFactorFor roles whose users sign in with a second factor
 */
public record AccountSettings(List<String> secondFactorFor) {}
