package smpng.memory.model;

import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.PreExecution;
import smpng.memory.Relation;

/** The two axioms that nearly all models have (Alglave, Maranget, Tautschnig: Herding Cats, TOPLAS 2014, section 4). */
final class SharedAxioms {
    private SharedAxioms() {}

    /** SC per location: acyclic(po-loc | rf | co | fr). */
    static boolean coherent(Execution e, Judge judge) {
        return judge.acyclic("coherence", e.events().poLoc().or(e.com()));
    }

    /** No other thread's write comes between the halves of a read-modify-write: empty(rmw & (fre;coe)). */
    static boolean atomic(Execution e, Judge judge) {
        PreExecution x = e.events();
        Relation rmw = x.rmw();
        return rmw.isEmpty() || judge.empty("atomicity", e.fre().seq(e.coe()).and(rmw));
    }
}
