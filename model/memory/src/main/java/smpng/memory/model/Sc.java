package smpng.memory.model;

import smpng.memory.Model;
import smpng.memory.PreExecution;

/**
 * Sequential consistency: one order of all accesses that has program order in it, and every read reads the latest write
 * (Lamport 1979; as an axiom: Alglave, Maranget, Tautschnig, Herding Cats, TOPLAS 2014, section 4.7).
 */
public final class Sc implements Model {
    @Override
    public String name() {
        return "sc";
    }

    @Override
    public Axioms over(PreExecution x) {
        return (e, judge) -> SharedAxioms.atomic(e, judge) && judge.acyclic("sc", x.po().or(e.com()));
    }
}
