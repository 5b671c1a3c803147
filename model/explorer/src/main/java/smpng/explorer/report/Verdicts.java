package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import smpng.explorer.graph.Step;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * Whether machines allow an execution, decided by each machine's own formula on the execution's graph. A machine on which
 * dependencies order accesses is asked twice, as exploration does: everything depends on every read before it; only addresses do,
 * on the one read that can have given the reference.
 *
 * @param seen the execution
 * @param mapping how accesses become a machine's instructions
 * @param owner the first location of the object that a location belongs to
 */
record Verdicts(Seen seen, Mapping mapping, IntUnaryOperator owner) {
    /** Machines on which what a value was computed from can order accesses. */
    private static final Set<String> DEPENDENCIES =
            Set.of("sparc-rmo", "alpha", "ia64", "power", "armv7", "armv8", "riscv");

    /** How many orders of pushes jam may try. */
    private static final int PATIENCE = 5_000;

    /** What a machine makes of the execution. */
    enum Kind {
        ALLOWED,
        /** It is allowed if nothing but addresses depends on what was read; if everything does, it is not. */
        DEPENDENT,
        FORBIDDEN,
        /** The formula was asked for too long. */
        OPEN
    }

    /**
     * A verdict.
     *
     * @param axiom the one that falls, by the model's name for it; empty if none does
     * @param cycle the edges that it falls by; for a cycle, each begins where the one before it ends
     */
    record Verdict(String machine, Kind kind, String axiom, List<Edge> cycle) {}

    /** An edge between steps. */
    record Edge(Place from, Place to, String name) {}

    /**
     * Where an edge begins or ends.
     *
     * @param step the step; empty for the initial value of a location, and the start and the end of a thread
     * @param thread the thread, -1 for an initial value
     * @param location the location, if there is no step
     */
    record Place(Optional<Step.Id> step, int thread, int location) {}

    /** Of every machine. */
    List<Verdict> all() {
        return Models.names().stream().map(machine -> of(machine, List.of())).toList();
    }

    /** Of one machine, after some changes. */
    Verdict of(String machine, List<Strengthening> changes) {
        try {
            Verdict weak = asked(machine, changes, Dependencies.NONE);
            if (weak.kind == Kind.FORBIDDEN || !DEPENDENCIES.contains(machine)) {
                return weak;
            }
            Verdict strong = asked(machine, changes, Dependencies.ALL);
            return strong.kind == Kind.ALLOWED
                    ? strong
                    : new Verdict(machine, Kind.DEPENDENT, strong.axiom, strong.cycle);
        } catch (Reasons.Impatience tooLong) {
            return new Verdict(machine, Kind.OPEN, "", List.of());
        }
    }

    /** True if a machine forbids it after some changes, whatever depends on what; false if that takes long to find out. */
    boolean forbids(String machine, List<Strengthening> changes) {
        MachineGraph graph = graph(machine, changes, Dependencies.NONE);
        PreExecution events = graph.preExecution();
        try {
            return !model(machine).over(events).hold(graph.execution(events), new Hurried());
        } catch (Reasons.Impatience tooLong) {
            return false;
        }
    }

    /** True if a machine allows it where these are the dependencies; false if that takes long to find out. */
    boolean allows(String machine, Dependencies dependencies) {
        MachineGraph graph = graph(machine, List.of(), dependencies);
        PreExecution events = graph.preExecution();
        try {
            return model(machine).over(events).hold(graph.execution(events), new Hurried());
        } catch (Reasons.Impatience tooLong) {
            return false;
        }
    }

    /** Only says yes or no, and does not wait for ever. */
    private static final class Hurried extends Judge.Silent {
        private final Reasons patience = new Reasons(PATIENCE / 10);

        @Override
        public void goOn() {
            patience.goOn();
        }
    }

    private Verdict asked(String machine, List<Strengthening> changes, Dependencies dependencies) {
        MachineGraph graph = graph(machine, changes, dependencies);
        PreExecution events = graph.preExecution();
        Reasons reasons = new Reasons(PATIENCE);
        if (model(machine).over(events).hold(graph.execution(events), reasons)) {
            return new Verdict(machine, Kind.ALLOWED, "", List.of());
        }
        List<Edge> cycle = new ArrayList<>();
        reasons.violation().ifPresent(v -> v.steps().forEach(edge -> cycle.add(edge(graph, edge))));
        String axiom = reasons.violation().map(Judge.Violation::axiom).orElse("");
        return new Verdict(machine, Kind.FORBIDDEN, axiom, shortened(cycle));
    }

    private MachineGraph graph(String machine, List<Strengthening> changes, Dependencies dependencies) {
        return new MachineGraph(seen, changes, owner, Lowering.of(mapping, machine), dependencies);
    }

    private static Model model(String machine) {
        return Models.byName(machine).orElseThrow();
    }

    private static Edge edge(MachineGraph graph, Relation.Edge edge) {
        return new Edge(place(graph, edge.from()), place(graph, edge.to()), edge.name());
    }

    private static Place place(MachineGraph graph, int event) {
        Optional<Step.Id> step = graph.stepOf(event);
        return new Place(
                step,
                graph.event(event).thread(),
                step.isPresent() ? -1 : graph.event(event).location());
    }

    /** Without edges inside a step, and program order in one go. */
    private static List<Edge> shortened(List<Edge> edges) {
        List<Edge> all = new ArrayList<>();
        for (Edge edge : edges) {
            Edge last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (edge.from().equals(edge.to())) {
                continue;
            } else if (last != null
                    && last.to().equals(edge.from())
                    && last.name().equals("po")
                    && edge.name().equals("po")) {
                all.set(all.size() - 1, new Edge(last.from(), edge.to(), "po"));
            } else {
                all.add(edge);
            }
        }
        return all;
    }
}
