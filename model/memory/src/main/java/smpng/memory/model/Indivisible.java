package smpng.memory.model;

import smpng.memory.PreExecution;
import smpng.memory.Relation;

/**
 * SPARC's atomic instructions in the memory order: no store, of whatever location, comes between the load and the store of
 * one (SPARC Architecture Manual V8, appendix K.2, axiom Atomicity; V9, appendix D.4). So what is before or after either
 * half is so of both. Under TSO program order implies it; PSO and RMO order only the load half with what follows.
 */
final class Indivisible {
    private Indivisible() {}

    /** The order, with each atomic instruction as one. */
    static Relation whole(PreExecution x, Relation order) {
        Relation halves = x.rmw();
        if (halves.isEmpty()) {
            return order;
        }
        Relation either = halves.or(halves.inverse()).optional();
        return either.seq(order.minus(halves)).seq(either);
    }
}
