package org.covalue.portal.signin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser as people call it. What it says of itself names several; the most special one is meant. */
final class BrowserName {

    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl",
            "python",
            "Python");
    private static final Map<String, String> SYSTEMS = inOrder(
            "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "Linux",
            "Linux");

    private BrowserName() {}

    static String of(String words) {
        String browser = first(BROWSERS, words);
        String system = first(SYSTEMS, words);
        return browser.isEmpty() && system.isEmpty()
                ? words
                : (browser + (browser.isEmpty() || system.isEmpty() ? "" : ", ") + system);
    }

    private static String first(Map<String, String> known, String words) {
        return known.entrySet().stream()
                .filter(one -> words.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> known = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            known.put(pairs[i], pairs[i + 1]);
        }
        return known;
    }
}
