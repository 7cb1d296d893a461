package org.covalue.doctor;

/**
 * What one look at a machine came to.
 *
 * @param what was looked at
 * @param found in a few words
 * @param advice what to do, empty where nothing is to be done
 */
public record Finding(Verdict verdict, String what, String found, String advice) {

    public enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String what, String found) {
        return new Finding(Verdict.OK, what, found, "");
    }

    static Finding warn(String what, String found, String advice) {
        return new Finding(Verdict.WARN, what, found, advice);
    }

    static Finding fail(String what, String found, String advice) {
        return new Finding(Verdict.FAIL, what, found, advice);
    }

    /** A quantity that had better not be below {@code warnBelow} and must not be below {@code failBelow}. */
    static Finding atLeast(String what, double value, double failBelow, double warnBelow, String found, String advice) {
        Verdict verdict = value < failBelow ? Verdict.FAIL : value < warnBelow ? Verdict.WARN : Verdict.OK;
        return new Finding(verdict, what, found, verdict == Verdict.OK ? "" : advice);
    }
}
