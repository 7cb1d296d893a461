package org.covalue.inputs;

import java.util.Arrays;

/**
 * Hashes of the keys a file has brought so far, in bounded memory: open addressing over longs. Two keys may share a
 * hash, so a hit is a suspicion that the database settles; a miss is certain until the set is full.
 */
final class KeySet {

    private static final int LARGEST = 1 << 23;

    private final int largest;
    private long[] slots = new long[1 << 12];
    private int size;
    private boolean full;

    KeySet() {
        this(LARGEST);
    }

    /** @param largest most slots, a power of two; half of them can be filled */
    KeySet(int largest) {
        this.largest = largest;
    }

    /** @return true where this hash was there before */
    boolean addAndTellIfPresent(long hash) {
        if (full) {
            return false;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        return !full && !insert(slots, hash == 0 ? 1 : hash);
    }

    /** True once the file has more keys than fit: the database must then look at all of them. */
    boolean isFull() {
        return full;
    }

    private void grow() {
        if (slots.length >= largest) {
            full = true;
            slots = new long[0];
            return;
        }
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
        size = (int) Arrays.stream(larger).filter(hash -> hash != 0).count();
        slots = larger;
    }

    private boolean insert(long[] into, long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & into.length - 1;
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = at + 1 & into.length - 1;
        }
        into[at] = hash;
        if (into == slots) {
            size++;
        }
        return true;
    }
}
