package smpng.memory.machine;

import smpng.memory.Tag;

/**
 * RISC-V's weak memory order: the preserved program order rules that speak of one thread's text. Rules 2 and 12 need no
 * word here: loads of one location are squashed, and a store hands its value on only when it has it. Rule 3 is the refusal
 * to forward from atomic stores. Rule 7 is about RCsc annotations: .aq and .rl of atomic instructions always are that, those
 * of plain loads and stores (which the ratified instructions lack) where there are both. Source: The RISC-V Instruction Set
 * Manual, volume I, RVWMO and its appendix A.
 */
public final class RiscvOrder implements LocalOrder {
    @Override
    public String name() {
        return "riscv";
    }

    @Override
    public boolean before(Window w, int i, int j) {
        return w.sameLocation(i, j) && w.isWrite(j)
                || fence(w, i, j)
                || acquires(w, i)
                || releases(w, j)
                || special(w, i) && special(w, j)
                || w.address(i, j)
                || w.data(i, j)
                || w.isWrite(j) && (w.control(i, j) || w.addressBefore(i, j));
    }

    private static boolean fence(Window w, int i, int j) {
        for (int f = i + 1; f < j; f++) {
            if (!w.isAccess(f)) {
                boolean pred = w.isRead(i) ? w.has(f, Tag.FENCE_PR) : w.has(f, Tag.FENCE_PW);
                boolean succ = w.isRead(j) ? w.has(f, Tag.FENCE_SR) : w.has(f, Tag.FENCE_SW);
                boolean tso = w.has(f, Tag.FENCE_TSO) && (w.isRead(i) || w.isWrite(j));
                if (pred && succ || tso) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean acquires(Window w, int i) {
        return w.has(i, Tag.ACQUIRE);
    }

    private static boolean releases(Window w, int i) {
        return w.has(i, Tag.RELEASE);
    }

    private static boolean special(Window w, int i) {
        return w.has(i, Tag.ATOMIC) ? acquires(w, i) || releases(w, i) : acquires(w, i) && releases(w, i);
    }

    @Override
    public boolean forwards(Window w, int store, int load) {
        return !w.isUpdate(store);
    }
}
