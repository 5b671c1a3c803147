package smpng.memory.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.enumerate.FinalState;
import smpng.memory.machine.Routes;
import smpng.memory.program.Expression;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/**
 * The final states that a model allows, by trying everything: every path, every source of every read, every order of writes.
 * Only coherence of a thread's own writes is taken for granted, as every model has it.
 * What the enumeration that is in use must agree with.
 */
final class BruteForce implements Allowed {
    private final Model model;

    BruteForce(Model model) {
        this.model = model;
    }

    @Override
    public Set<FinalState> states(Program program) {
        Set<FinalState> states = new LinkedHashSet<>();
        choose(new Routes().of(program), new ArrayList<>(), paths -> new Attempt(program, paths).run(states));
        return states;
    }

    private static void choose(List<List<ThreadPath>> from, List<ThreadPath> chosen, Consumer<List<ThreadPath>> each) {
        if (chosen.size() == from.size()) {
            each.accept(chosen);
            return;
        }
        for (ThreadPath path : from.get(chosen.size())) {
            chosen.add(path);
            choose(from, chosen, each);
            chosen.remove(chosen.size() - 1);
        }
    }

    /** One path for each thread. */
    private final class Attempt {
        private final Program program;
        private final List<ThreadPath> paths;
        private final List<Event> events = new ArrayList<>();
        private final List<ThreadPath.Step> steps = new ArrayList<>();
        private final int[] first;
        private final int locations;
        private final PreExecution pre;
        private final Model.Axioms axioms;
        private final int[] source;

        Attempt(Program program, List<ThreadPath> paths) {
            this.program = program;
            this.paths = paths;
            locations = program.locations().size();
            for (int l = 0; l < locations; l++) {
                events.add(new Event(l, Event.INITIAL, Event.Kind.WRITE, l, 0, -1));
            }
            first = new int[paths.size()];
            for (int t = 0; t < paths.size(); t++) {
                first[t] = events.size();
                for (ThreadPath.Step s : paths.get(t).steps()) {
                    events.add(new Event(events.size(), t, s.kind(), s.location(), s.tags(), s.line()));
                    steps.add(s);
                }
            }
            int n = events.size();
            source = new int[n];
            Relation.Builder addr = Relation.builder(n);
            Relation.Builder data = Relation.builder(n);
            Relation.Builder ctrl = Relation.builder(n);
            Relation.Builder amo = Relation.builder(n);
            for (int e = locations; e < n; e++) {
                int to = e;
                int start = first[events.get(e).thread()];
                step(e).addr().forEach(r -> addr.add(start + r, to));
                step(e).ctrl().forEach(r -> ctrl.add(start + r, to));
                if (step(e).kind() == Event.Kind.WRITE) {
                    step(e).data().forEach(r -> data.add(start + r, to));
                }
                if (step(e).source() >= 0) {
                    amo.add(start + step(e).source(), e);
                }
            }
            pre = new PreExecution(
                    events,
                    addr.build("addr"),
                    data.build("data"),
                    ctrl.build("ctrl"),
                    amo.build("amo"),
                    Relation.empty(n));
            axioms = model.over(pre);
        }

        private ThreadPath.Step step(int event) {
            return steps.get(event - locations);
        }

        void run(Set<FinalState> states) {
            sources(locations, states);
        }

        private void sources(int event, Set<FinalState> states) {
            if (event == events.size()) {
                values(states);
                return;
            }
            if (events.get(event).kind() != Event.Kind.READ) {
                sources(event + 1, states);
                return;
            }
            for (Event write : events) {
                boolean later = write.thread() == events.get(event).thread() && write.id() > event;
                if (!later
                        && write.kind() == Event.Kind.WRITE
                        && write.location() == events.get(event).location()) {
                    source[event] = write.id();
                    sources(event + 1, states);
                }
            }
        }

        private void values(Set<FinalState> states) {
            List<List<Long>> registers = new ArrayList<>();
            for (int t = 0; t < paths.size(); t++) {
                for (Expression condition : paths.get(t).conditions()) {
                    OptionalLong holds = value(t, condition, new HashSet<>());
                    if (holds.isEmpty() || holds.getAsLong() == 0) {
                        return;
                    }
                }
                List<Long> ofThread = new ArrayList<>();
                for (Expression register : paths.get(t).registers()) {
                    OptionalLong held = value(t, register, new HashSet<>());
                    if (held.isEmpty()) {
                        return;
                    }
                    ofThread.add(held.getAsLong());
                }
                registers.add(ofThread);
            }
            List<List<Integer>> order = new ArrayList<>();
            for (int l = 0; l < locations; l++) {
                order.add(new ArrayList<>(List.of(l)));
            }
            coherence(locations, order, registers, states);
        }

        private void coherence(
                int event, List<List<Integer>> order, List<List<Long>> registers, Set<FinalState> states) {
            if (event == events.size()) {
                judge(order, registers, states);
                return;
            }
            if (events.get(event).kind() != Event.Kind.WRITE) {
                coherence(event + 1, order, registers, states);
                return;
            }
            List<Integer> of = order.get(events.get(event).location());
            int own = 0;
            for (int i = 0; i < of.size(); i++) {
                own = events.get(of.get(i)).thread() == events.get(event).thread() ? i : own;
            }
            for (int place = own + 1; place <= of.size(); place++) {
                of.add(place, event);
                coherence(event + 1, order, registers, states);
                of.remove(place);
            }
        }

        private void judge(List<List<Integer>> order, List<List<Long>> registers, Set<FinalState> states) {
            List<Long> memory = new ArrayList<>();
            for (List<Integer> of : order) {
                OptionalLong last = written(of.get(of.size() - 1), new HashSet<>());
                if (last.isEmpty()) {
                    return;
                }
                memory.add(last.getAsLong());
            }
            FinalState state = new FinalState(registers, memory);
            if (states.contains(state)) {
                return;
            }
            Relation.Builder rf = Relation.builder(events.size());
            Relation.Builder co = Relation.builder(events.size());
            for (Event e : events) {
                if (e.kind() == Event.Kind.READ) {
                    rf.add(source[e.id()], e.id());
                }
            }
            for (List<Integer> of : order) {
                for (int i = 0; i < of.size(); i++) {
                    for (int j = i + 1; j < of.size(); j++) {
                        co.add(of.get(i), of.get(j));
                    }
                }
            }
            if (axioms.hold(new Execution(pre, rf.build("rf"), co.build("co")), Judge.silent())) {
                states.add(state);
            }
        }

        private OptionalLong written(int write, Set<Integer> open) {
            if (write < locations) {
                return OptionalLong.of(program.locations().get(write).initial());
            }
            return value(events.get(write).thread(), step(write).value(), open);
        }

        /** Nothing for a value that comes out of thin air. */
        private OptionalLong value(int thread, Expression e, Set<Integer> open) {
            if (e instanceof Expression.Constant constant) {
                return OptionalLong.of(constant.value());
            }
            if (e instanceof Expression.ReadValue read) {
                int event = nthRead(thread, read.read());
                if (!open.add(event)) {
                    return OptionalLong.empty();
                }
                OptionalLong value = written(source[event], open);
                open.remove(event);
                return value;
            }
            Expression.Binary binary = (Expression.Binary) e;
            OptionalLong left = value(thread, binary.left(), open);
            OptionalLong right = value(thread, binary.right(), open);
            return left.isEmpty() || right.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(binary.operator().apply(left.getAsLong(), right.getAsLong()));
        }

        private int nthRead(int thread, int nth) {
            int left = nth;
            for (int e = first[thread]; ; e++) {
                if (events.get(e).kind() == Event.Kind.READ && left-- == 0) {
                    return e;
                }
            }
        }
    }
}
