package org.covalue.portal.access;

import java.util.Optional;
import org.covalue.portal.access.Secrets.Kind;

/**
 * A word of an entry of the audit, by whose hash the entry holds it.
 *
 * @param salt null where the word was erased: what stands in its place is bound by nothing, and nobody can tell by the
 *     hash what it was
 */
record AuditWord(String text, String salt, String hash) {

    static AuditWord of(String text) {
        String salt = Secrets.random(Kind.HEX, 16);
        return new AuditWord(text, salt, Secrets.sha256(salt + ":" + text));
    }

    boolean isErased() {
        return salt == null;
    }

    /** Whether it is the word that was written, or was erased. */
    boolean isIntact() {
        return Optional.ofNullable(salt)
                .map(kept -> Secrets.sha256(kept + ":" + text).equals(hash))
                .orElse(true);
    }
}
