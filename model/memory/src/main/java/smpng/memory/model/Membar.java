package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/** What SPARC's MEMBAR orders, by its mask (SPARC Architecture Manual V9, section 8.4.3 and appendix D). */
final class Membar {
    private Membar() {}

    /** STBAR is #StoreStore. */
    static Relation order(PreExecution x) {
        EventSet loads = x.reads();
        EventSet stores = x.writes();
        return x.fenced(Tag.LOAD_LOAD)
                .from(loads)
                .to(loads)
                .or(x.fenced(Tag.LOAD_STORE).from(loads).to(stores))
                .or(x.fenced(Tag.STORE_LOAD).from(stores).to(loads))
                .or(x.fenced(Tag.STORE_STORE).from(stores).to(stores))
                .as("membar");
    }
}
