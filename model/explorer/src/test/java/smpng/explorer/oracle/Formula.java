package smpng.explorer.oracle;

import smpng.memory.Model;
import smpng.memory.PreExecution;

/** A model, of executions in which no value is read before it is written in some order of all events: po | rf has no cycle. */
record Formula(Model model) implements Model {
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
        Axioms axioms = model.over(x);
        return (e, judge) -> judge.acyclic("po | rf", x.po().or(e.rf())) && axioms.hold(e, judge);
    }
}
