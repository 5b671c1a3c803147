package smpng.memory.mapping;

import smpng.memory.Tag;

/**
 * A machine's fence instruction.
 *
 * @param tags what it is to the machine's model
 * @param mnemonic as its assembler writes it
 * @param decided true if it only works behind a branch on what was read, which is then written before it
 */
record Barrier(long tags, String mnemonic, boolean decided) {
    static final Barrier MFENCE = of("lock addl", Tag.MFENCE);
    static final Barrier MB = of("mb", Tag.MB);
    static final Barrier WMB = of("wmb", Tag.WMB);
    static final Barrier MF = of("mf", Tag.MF);
    static final Barrier DMB_ARMV7 = of("dmb", Tag.DMB_SY);
    static final Barrier DMB_ST_ARMV7 = of("dmb st", Tag.DMB_ST);
    static final Barrier DMB = of("dmb ish", Tag.DMB_SY);
    static final Barrier DMB_LD = of("dmb ishld", Tag.DMB_LD);
    static final Barrier DMB_ST = of("dmb ishst", Tag.DMB_ST);
    static final Barrier SYNC = of("sync", Tag.SYNC);
    static final Barrier LWSYNC = of("lwsync", Tag.LWSYNC);
    static final Barrier ISYNC = new Barrier(Tag.ISYNC.bit(), "isync", true);
    static final Barrier STBAR = of("stbar", Tag.STORE_STORE);
    static final Barrier MEMBAR_LOAD = of("membar #LoadLoad|#LoadStore", Tag.LOAD_LOAD, Tag.LOAD_STORE);
    static final Barrier MEMBAR_STORE = of("membar #LoadStore|#StoreStore", Tag.LOAD_STORE, Tag.STORE_STORE);
    static final Barrier MEMBAR_LOAD_LOAD = of("membar #LoadLoad", Tag.LOAD_LOAD);
    static final Barrier MEMBAR_STORE_LOAD = of("membar #StoreLoad", Tag.STORE_LOAD);
    static final Barrier MEMBAR = of(
            "membar #LoadLoad|#LoadStore|#StoreLoad|#StoreStore",
            Tag.LOAD_LOAD,
            Tag.LOAD_STORE,
            Tag.STORE_LOAD,
            Tag.STORE_STORE);
    static final Barrier FENCE = of("fence rw,rw", Tag.FENCE_PR, Tag.FENCE_PW, Tag.FENCE_SR, Tag.FENCE_SW);
    static final Barrier FENCE_R_RW = of("fence r,rw", Tag.FENCE_PR, Tag.FENCE_SR, Tag.FENCE_SW);
    static final Barrier FENCE_RW_W = of("fence rw,w", Tag.FENCE_PR, Tag.FENCE_PW, Tag.FENCE_SW);
    static final Barrier FENCE_R_R = of("fence r,r", Tag.FENCE_PR, Tag.FENCE_SR);
    static final Barrier FENCE_W_W = of("fence w,w", Tag.FENCE_PW, Tag.FENCE_SW);

    private static Barrier of(String mnemonic, Tag... tags) {
        return new Barrier(Tag.mask(tags), mnemonic, false);
    }
}
