package smpng.memory.mapping;

import smpng.memory.Tag;

/** A language's memory orders, as far as machines tell them apart: plain accesses are compiled as relaxed ones. */
enum Order {
    RELAXED,
    ACQUIRE,
    RELEASE,
    ACQUIRE_RELEASE,
    SEQ_CST;

    /** The order that a mask of tags stands for. */
    static Order of(long tags) {
        if (Tag.SEQ_CST.in(tags)) {
            return SEQ_CST;
        }
        boolean acquire = Tag.ACQUIRE.in(tags) || Tag.ACQUIRE_PC.in(tags);
        if (Tag.RELEASE.in(tags)) {
            return acquire ? ACQUIRE_RELEASE : RELEASE;
        }
        return acquire ? ACQUIRE : RELAXED;
    }

    boolean acquires() {
        return this == ACQUIRE || this == ACQUIRE_RELEASE || this == SEQ_CST;
    }

    boolean releases() {
        return this == RELEASE || this == ACQUIRE_RELEASE || this == SEQ_CST;
    }
}
