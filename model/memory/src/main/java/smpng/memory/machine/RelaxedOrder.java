package smpng.memory.machine;

import smpng.memory.Tag;

/**
 * SPARC's relaxed memory order: a load is before what depends on it, through stores and loads of the same location too; an
 * access is before a younger store to its location; MEMBAR orders what its mask says. Control orders stores only. Two loads
 * of one location may be exchanged. A read-modify-write is a single transaction. Source: The SPARC Architecture Manual, version 9, appendix D.
 */
public final class RelaxedOrder implements LocalOrder {
    @Override
    public String name() {
        return "sparc-rmo";
    }

    @Override
    public boolean before(Window w, int i, int j) {
        return w.isRead(i) && depends(w, i, j)
                || w.sameLocation(i, j) && w.isWrite(j)
                || w.fenced(Tag.LOAD_LOAD, i, j) && w.isRead(i) && w.isRead(j)
                || w.fenced(Tag.LOAD_STORE, i, j) && w.isRead(i) && w.isWrite(j)
                || w.fenced(Tag.STORE_LOAD, i, j) && w.isWrite(i) && w.isRead(j)
                || w.fenced(Tag.STORE_STORE, i, j) && w.isWrite(i) && w.isWrite(j);
    }

    private static boolean depends(Window w, int i, int j) {
        if (direct(w, i, j)) {
            return true;
        }
        for (int k = i + 1; k < j; k++) {
            if (direct(w, i, k) && depends(w, k, j)) {
                return true;
            }
        }
        return false;
    }

    private static boolean direct(Window w, int i, int j) {
        return w.address(i, j)
                || w.data(i, j)
                || w.control(i, j) && w.isWrite(j)
                || w.sameLocation(i, j) && w.isWrite(i) && w.isRead(j);
    }

    @Override
    public boolean squashes() {
        return false;
    }

    @Override
    public boolean indivisible() {
        return true;
    }
}
