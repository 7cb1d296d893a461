package org.covalue;

import java.util.ArrayList;
import java.util.List;

/** The product's command line for a process of its own. */
public final class ProductCommand {

    /** A test runner may hide the paths behind one jar; an empty one would be the working directory. */
    private static final String CLASS_PATH = System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))
            .replaceAll(":+$", "");

    private ProductCommand() {}

    public static List<String> of(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                CLASS_PATH,
                "org.covalue.Covalue"));
        command.addAll(arguments);
        return command;
    }
}
