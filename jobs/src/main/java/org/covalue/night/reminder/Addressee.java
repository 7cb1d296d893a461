package org.covalue.night.reminder;

/** Whom a reminder goes to. @param language {@code en} or {@code es} */
record Addressee(String login, String name, String address, String language, String organisation) {}
