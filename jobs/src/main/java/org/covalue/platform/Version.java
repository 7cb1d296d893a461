package org.covalue.platform;

/** The version of this build. */
public final class Version {

    public static final String CURRENT = current();

    private Version() {}

    private static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
