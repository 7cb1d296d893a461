package org.covalue.night.rejected;

/**
 * A file of which a night has refused something.
 *
 * @param sentBy the organisation that has sent it in, blank where an operator delivers it
 * @param locale of its sender, blank where nobody has said one
 * @param language of those who manage the organisation that has sent it in, blank where that is not one
 */
record RejectedFile(String path, String sha256, String sentBy, String locale, String language) {

    /** Of the notes in its copy. */
    String noteLanguage() {
        return !language.isEmpty() ? language : locale.startsWith("es") ? "es" : "en";
    }
}
