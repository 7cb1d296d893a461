package org.covalue.inputs.landing;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import org.covalue.platform.UsageProblem;

/** Which files are meant, by their paths below the landing folder: {@code cordoba/**}. */
public record FilePattern(String glob) {

    /**
     * @param setting in which it stands
     * @throws UsageProblem if it cannot be read
     */
    public void require(String setting) {
        try {
            matches("a");
        } catch (PatternSyntaxException e) {
            throw new UsageProblem(setting + ": files " + glob + " is no pattern of paths (" + e.getDescription()
                    + "); expected for example cordoba/**");
        }
    }

    /** @param name of the file, below the landing folder */
    public boolean matches(String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }
}
