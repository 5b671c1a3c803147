package smpng.suites.explorer.oracle;

import smpng.memory.Event;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * A model, of executions in which po | rf has no cycle, with what is assumed of dependencies in place of what the program
 * has: nothing depends on anything, or every access on every read before it. A fence that works by a branch on what was read
 * keeps that.
 *
 * @param program the program, as the machine runs it
 * @param everything true if everything depends on what was read before
 */
record Formula(Model model, Program program, boolean everything) implements Model {
    @Override
    public String name() {
        return model.name();
    }

    @Override
    public boolean monotone() {
        return model.monotone();
    }

    @Override
    public boolean coherent() {
        return model.coherent();
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation none = x.none();
        Relation own = x.amo();
        Relation earlier = everything ? x.po().from(x.reads()).to(x.accesses()).minus(own) : none;
        PreExecution assumed = new PreExecution(x.events(), earlier, earlier.to(x.writes()), decided(x), own, x.lxsx());
        Axioms axioms = model.over(assumed);
        return (e, judge) -> judge.acyclic("po | rf", x.po().or(e.rf())) && axioms.hold(e, judge);
    }

    /** From reads that a mapping put a branch behind, to what comes after the branch. */
    private Relation decided(PreExecution x) {
        Relation.Builder ctrl = Relation.builder(x.size());
        for (Event read : x.events()) {
            if (read.kind() == Event.Kind.READ && !read.isInitial() && isDecided(read)) {
                for (Event after : x.events()) {
                    if (after.thread() == read.thread() && after.line() > read.line()) {
                        ctrl.add(read.id(), after.id());
                    }
                }
            }
        }
        return ctrl.build("ctrl");
    }

    private boolean isDecided(Event read) {
        var code = program.threads().get(read.thread()).code();
        return read.line() + 1 < code.size()
                && code.get(read.line() + 1) instanceof Instruction.Branch branch
                && branch.label().startsWith("decided ");
    }
}
