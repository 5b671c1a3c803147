package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Finds the identity of an array. Grows only. */
final class ArrayTable {
    private @Nullable Object[] arrays = new Object[64];
    private @Nullable Guest[] identities = new Guest[64];
    private int count;
    private @Nullable Object lastArray;
    private @Nullable Guest lastIdentity;

    void put(Object array, Guest identity) {
        if (++count * 2 > arrays.length) {
            @Nullable Object[] oldArrays = arrays;
            @Nullable Guest[] oldIdentities = identities;
            arrays = new Object[oldArrays.length * 2];
            identities = new Guest[oldArrays.length * 2];
            for (int at = 0; at < oldArrays.length; at++) {
                Object old = oldArrays[at];
                Guest oldIdentity = oldIdentities[at];
                if (old != null && oldIdentity != null) {
                    insert(old, oldIdentity);
                }
            }
        }
        insert(array, identity);
    }

    private void insert(Object array, Guest identity) {
        int at = System.identityHashCode(array) & arrays.length - 1;
        while (arrays[at] != null) {
            at = at + 1 & arrays.length - 1;
        }
        arrays[at] = array;
        identities[at] = identity;
    }

    /** The array's identity, or null if it has none. */
    @Nullable
    Guest find(Object array) {
        if (array == lastArray) {
            return lastIdentity;
        }
        @Nullable Object[] all = arrays;
        int at = System.identityHashCode(array) & all.length - 1;
        while (true) {
            Object here = all[at];
            if (here == array) {
                lastArray = array;
                lastIdentity = identities[at];
                return lastIdentity;
            }
            if (here == null) {
                return null;
            }
            at = at + 1 & all.length - 1;
        }
    }
}
