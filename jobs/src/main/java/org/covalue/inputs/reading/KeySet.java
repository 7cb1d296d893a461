package org.covalue.inputs.reading;

/**
 * Hashes of the keys a file has brought so far and the row that brought each first, in bounded memory: open addressing
 * over longs. Two keys may share a hash, so a hit is a suspicion that the database settles; a miss is certain until the
 * set is full.
 */
public final class KeySet {

    private static final int LARGEST = 1 << 23;
    /** No row has this number. */
    public static final int NEW = 0;

    private final int largest;
    private long[] hashes = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;
    private boolean full;

    public KeySet() {
        this(LARGEST);
    }

    /** @param largest most slots, a power of two; half of them can be filled */
    public KeySet(int largest) {
        this.largest = largest;
    }

    /** @return the row that brought this hash before, {@link #NEW} where none did */
    public int firstRowOf(long hash, int row) {
        if (full) {
            return NEW;
        }
        if (size * 2 >= hashes.length) {
            grow();
        }
        return full ? NEW : insert(hash == 0 ? 1 : hash, row);
    }

    /** True once the file has more keys than fit: the database must then look at all of them. */
    boolean isFull() {
        return full;
    }

    private void grow() {
        long[] smallerHashes = hashes;
        int[] smallerRows = rows;
        full = hashes.length >= largest;
        hashes = new long[full ? 0 : smallerHashes.length * 2];
        rows = new int[hashes.length];
        size = 0;
        for (int i = 0; !full && i < smallerHashes.length; i++) {
            if (smallerHashes[i] != 0) {
                insert(smallerHashes[i], smallerRows[i]);
            }
        }
    }

    private int insert(long hash, int row) {
        int at = (int) (hash ^ (hash >>> 32)) & hashes.length - 1;
        while (hashes[at] != 0) {
            if (hashes[at] == hash) {
                return rows[at];
            }
            at = at + 1 & hashes.length - 1;
        }
        hashes[at] = hash;
        rows[at] = row;
        size++;
        return NEW;
    }
}
