package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/** A map from hashes to two numbers each, which start at 0; 24 bytes an entry and as many again to spare. */
final class LongPairs {
    private static final int SMALLEST = 1 << 8;

    /** 0 is free. */
    private long[] keys = new long[SMALLEST];

    private long[] first = new long[SMALLEST];
    private long[] second = new long[SMALLEST];
    private int size;

    /** What is done with the two numbers of an entry. */
    @FunctionalInterface
    interface PairConsumer {
        void accept(long first, long second);
    }

    /**
     * The place of the entry, which is made if there is none; good until the next call.
     *
     * @param hash well mixed
     */
    int place(long hash) {
        long key = hash == 0 ? 1 : hash;
        int place = find(key);
        if (keys[place] == 0) {
            if (size >= keys.length / 4 * 3) {
                grow();
                place = find(key);
            }
            keys[place] = key;
            size++;
        }
        return place;
    }

    long first(int place) {
        return first[place];
    }

    long second(int place) {
        return second[place];
    }

    void set(int place, long newFirst, long newSecond) {
        first[place] = newFirst;
        second[place] = newSecond;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void forEach(PairConsumer action) {
        for (int place = 0; place < keys.length; place++) {
            if (keys[place] != 0) {
                action.accept(first[place], second[place]);
            }
        }
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int place = (int) key & mask;
        while (keys[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldFirst = first;
        long[] oldSecond = second;
        keys = new long[oldKeys.length * 2];
        first = new long[keys.length];
        second = new long[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int place = find(oldKeys[old]);
                keys[place] = oldKeys[old];
                first[place] = oldFirst[old];
                second[place] = oldSecond[old];
            }
        }
    }
}
