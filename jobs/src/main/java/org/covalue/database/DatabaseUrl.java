package org.covalue.database;

/** The address of a database in the words of the driver. */
final class DatabaseUrl {

    private static final String SERVER_AND_NAME = "^(jdbc:postgresql:(?://[^/?]*)?)/?[^?]*";

    private DatabaseUrl() {}

    /** The same address with the name of another database in it. */
    static String ofDatabase(String url, String name) {
        String server = url.replaceAll("\\?.*", "").replaceFirst(SERVER_AND_NAME, "$1");
        return url.replaceFirst(SERVER_AND_NAME, "$1" + (server.contains("//") ? "/" : "") + name);
    }
}
