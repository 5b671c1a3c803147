package smpng.memory.machine;

import smpng.memory.Tag;

/**
 * ARMv8: dependencies, a younger store to the same location, barriers, acquire and release, and an atomic instruction that
 * is both. An acquire load does not take its value from the store of an exclusive or atomic instruction that is still on
 * its way. Source: C. Pulte et al., Simplifying ARM concurrency, POPL 2018, section 4; Arm Architecture Reference Manual,
 * B2.3.
 */
public final class ArmOrder implements LocalOrder {
    @Override
    public String name() {
        return "armv8";
    }

    @Override
    public boolean before(Window w, int i, int j) {
        return dependency(w, i, j) || barrier(w, i, j) || w.sameLocation(i, j) && w.isWrite(j);
    }

    private static boolean dependency(Window w, int i, int j) {
        if (w.address(i, j) || w.data(i, j)) {
            return true;
        }
        if (w.isWrite(j) && (w.control(i, j) || w.addressBefore(i, j))) {
            return true;
        }
        for (int isb = i + 1; w.isRead(j) && isb < j; isb++) {
            boolean decided = w.control(i, isb) || w.addressBefore(i, isb);
            if (decided && !w.isAccess(isb) && w.has(isb, Tag.ISB)) {
                return true;
            }
        }
        return false;
    }

    private static boolean barrier(Window w, int i, int j) {
        return w.fenced(Tag.DMB_SY, i, j)
                || w.fenced(Tag.DMB_LD, i, j) && w.isRead(i) && !w.has(i, Tag.NO_RETURN)
                || w.fenced(Tag.DMB_ST, i, j) && w.isWrite(i) && w.isWrite(j)
                || acquires(w, i)
                || w.isRead(i) && w.has(i, Tag.ACQUIRE_PC)
                || releases(w, j)
                || releases(w, i) && w.isRead(j) && w.has(j, Tag.ACQUIRE)
                || fullUpdate(w, i, j);
    }

    private static boolean acquires(Window w, int i) {
        return w.isRead(i) && w.has(i, Tag.ACQUIRE);
    }

    private static boolean releases(Window w, int i) {
        return w.isWrite(i) && w.has(i, Tag.RELEASE);
    }

    private static boolean fullUpdate(Window w, int i, int j) {
        for (int k = i + 1; k < j; k++) {
            int read = w.isUpdate(k) ? w.step(k).source() : -1;
            if (read > i && w.step(k).atomic() && releases(w, k) && acquires(w, read)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean forwards(Window w, int store, int load) {
        return !w.isUpdate(store) || !w.has(load, Tag.ACQUIRE) && !w.has(load, Tag.ACQUIRE_PC);
    }
}
