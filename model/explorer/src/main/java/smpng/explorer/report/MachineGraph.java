package smpng.explorer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.OrderTags;
import smpng.explorer.graph.Step;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;
import smpng.memory.mapping.Lowering;

/**
 * An execution of the explorer as a machine runs it: events of the memory module, and which step each belongs to. What is written
 * for a step is what the exploration writes for it while it decides what the machine allows; {@code VerdictsTest} has the two
 * agree.
 */
final class MachineGraph {
    private final Seen seen;
    private final Map<Step.Id, Integer> orders = new HashMap<>();
    private final Map<Step.Id, List<Integer>> fences = new HashMap<>();
    private final IntUnaryOperator owner;
    private final Lowering lowering;
    private final Dependencies dependencies;

    private final List<Event> events = new ArrayList<>();
    private final List<Optional<Step.Id>> steps = new ArrayList<>();
    private final Map<Integer, Integer> initialOf = new TreeMap<>();
    private final Map<Step.Id, Integer> readOf = new HashMap<>();
    private final Map<Step.Id, Integer> writeOf = new HashMap<>();
    private final Map<Integer, Integer> beginOf = new HashMap<>();
    private final Map<Integer, Integer> endOf = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Integer>> coherence = new TreeMap<>();
    private final List<int[]> addr = new ArrayList<>();
    private final List<int[]> data = new ArrayList<>();
    private final List<int[]> ctrl = new ArrayList<>();
    private final List<int[]> amo = new ArrayList<>();
    private final List<int[]> rf = new ArrayList<>();
    /** Fences that only work behind a branch: the thread, the read that it is on, the fence. */
    private final List<int[]> branches = new ArrayList<>();

    private int places;

    /**
     * Writes an execution for a machine.
     *
     * @param changes strengthened accesses, and fences that the program has not
     * @param owner the first location of the object that a location belongs to
     * @param dependencies what depends on what was read
     */
    MachineGraph(
            Seen seen,
            List<Strengthening> changes,
            IntUnaryOperator owner,
            Lowering lowering,
            Dependencies dependencies) {
        this.seen = seen;
        this.owner = owner;
        this.lowering = lowering;
        this.dependencies = dependencies;
        for (Strengthening change : changes) {
            if (change instanceof Strengthening.Access access) {
                orders.put(access.at(), access.order());
            } else {
                fences.computeIfAbsent(change.at(), at -> new ArrayList<>())
                        .add(((Strengthening.Fence) change).order());
            }
        }
        write();
    }

    /** The events, with what the threads alone say of them. */
    PreExecution preExecution() {
        return new PreExecution(
                events,
                relation("addr", addr),
                relation("data", data),
                relation("ctrl", ctrl),
                relation("amo", amo),
                Relation.empty(events.size()));
    }

    /** The execution, of the events of {@link #preExecution}. */
    Execution execution(PreExecution of) {
        Relation.Builder co = Relation.builder(events.size());
        coherence.forEach((location, writes) -> {
            List<Integer> row = new ArrayList<>(List.of(initialOf.getOrDefault(location, -1)));
            row.addAll(writes.values());
            for (int i = 0; i < row.size(); i++) {
                for (int j = i + 1; j < row.size(); j++) {
                    co.add(row.get(i), row.get(j));
                }
            }
        });
        return new Execution(of, relation("rf", rf), co.build("co"));
    }

    /** The step that an event is of; empty for initial values and for the start and the end of a thread. */
    Optional<Step.Id> stepOf(int event) {
        return steps.get(event);
    }

    Event event(int id) {
        return events.get(id);
    }

    private void write() {
        boolean[] joined = new boolean[seen.steps().size()];
        Map<Integer, Boolean> started = new HashMap<>();
        for (List<Step> thread : seen.steps()) {
            for (Step step : thread) {
                if (ExecutionText.isAccess(step)) {
                    initialOf.put(step.location(), -1);
                    coherence.computeIfAbsent(step.location(), x -> new TreeMap<>());
                    places = Math.max(places, step.location() + 1);
                } else if (step.kind() == Step.Kind.JOIN) {
                    joined[step.location()] = true;
                } else if (step.kind() == Step.Kind.START) {
                    started.put(step.location(), true);
                }
            }
        }
        initialOf.replaceAll((x, none) -> add(Event.INITIAL, Event.Kind.WRITE, x, 0, Optional.empty()));
        for (int t = 0; t < seen.steps().size(); t++) {
            if (started.containsKey(t)) {
                beginOf.put(t, hand(t, Event.Kind.READ, -1, Optional.empty()));
            }
            for (Step step : seen.steps().get(t)) {
                step(step);
            }
            if (joined[t]) {
                endOf.put(t, hand(t, Event.Kind.WRITE, places++, Optional.empty()));
            }
        }
        seen.steps().forEach(thread -> thread.forEach(this::source));
        for (int[] branch : branches) {
            events.stream()
                    .filter(after -> after.thread() == branch[0] && after.id() >= branch[2])
                    .forEach(after -> ctrl.add(new int[] {branch[1], after.id()}));
        }
    }

    private int add(int thread, Event.Kind kind, int location, long tags, Optional<Step.Id> step) {
        events.add(new Event(events.size(), thread, kind, location, tags, -1));
        steps.add(step);
        return events.size() - 1;
    }

    /** Hands over between threads: strong on machines, release and acquire in languages. */
    private int hand(int t, Event.Kind kind, int place, Optional<Step.Id> step) {
        boolean reads = kind == Event.Kind.READ;
        if (lowering.isLanguage()) {
            return add(t, kind, place, reads ? Tag.ACQUIRE.bit() : Tag.RELEASE.bit(), step);
        }
        List<Lowering.Fence> full = lowering.fence(Tag.SEQ_CST.bit());
        Lowering.Access access = reads ? lowering.load(Tag.ACQUIRE.bit()) : lowering.store(Tag.RELEASE.bit());
        plainFences(t, full, step);
        plainFences(t, access.before(), step);
        int e = add(t, kind, place, reads ? access.read() : access.write(), step);
        plainFences(t, access.after(), step);
        plainFences(t, full, step);
        return e;
    }

    private void plainFences(int t, List<Lowering.Fence> all, Optional<Step.Id> step) {
        all.forEach(f -> add(t, Event.Kind.FENCE, -1, f.tags(), step));
    }

    private void step(Step step) {
        for (int order : fences.getOrDefault(step.id(), List.of())) {
            lowering.fence(OrderTags.fence(order)).forEach(f -> fence(step, f, null));
        }
        switch (step.kind()) {
            case READ, WRITE, UPDATE, FAILED_UPDATE -> access(step);
            case FENCE ->
                lowering.fence(OrderTags.fence(order(step, step.order()))).forEach(f -> fence(step, f, null));
            case START ->
                writeOf.put(step.id(), hand(step.thread(), Event.Kind.WRITE, places++, Optional.of(step.id())));
            case JOIN -> readOf.put(step.id(), hand(step.thread(), Event.Kind.READ, -1, Optional.of(step.id())));
            case CHOICE -> {
                // nothing that memory sees
            }
        }
    }

    private int order(Step step, int own) {
        return orders.getOrDefault(step.id(), own);
    }

    private void access(Step step) {
        boolean reads = step.kind() != Step.Kind.WRITE;
        boolean writes = step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE;
        Lowering.Access access = written(step, writes);
        access.before().forEach(f -> fence(step, f, null));
        Integer read = null;
        if (reads) {
            read = add(step.thread(), Event.Kind.READ, step.location(), access.read(), Optional.of(step.id()));
            readOf.put(step.id(), read);
            depend(step, read);
        }
        if (writes) {
            int write = add(step.thread(), Event.Kind.WRITE, step.location(), access.write(), Optional.of(step.id()));
            writeOf.put(step.id(), write);
            coherence.getOrDefault(step.location(), new TreeMap<>()).put(step.place(), write);
            depend(step, write);
            if (read != null) {
                amo.add(new int[] {read, write});
            }
        }
        for (Lowering.Fence fence : access.after()) {
            fence(step, fence, read);
        }
    }

    private Lowering.Access written(Step step, boolean writes) {
        return switch (step.kind()) {
            case READ -> lowering.load(OrderTags.read(order(step, step.order())));
            case WRITE -> lowering.store(OrderTags.write(order(step, step.order())));
            default -> {
                // A machine runs the same instruction, whether that fails or not; in a language failing has its own
                // order.
                boolean asDeclared = writes || !lowering.isLanguage();
                int order = order(step, asDeclared ? step.declared() : step.order());
                yield lowering.update(OrderTags.read(order), asDeclared ? OrderTags.write(order) : 0);
            }
        };
    }

    private void fence(Step step, Lowering.Fence fence, @Nullable Integer read) {
        int e = add(step.thread(), Event.Kind.FENCE, -1, fence.tags(), Optional.of(step.id()));
        if (fence.decided() && read != null) {
            branches.add(new int[] {step.thread(), read, e});
        }
    }

    private void depend(Step step, int id) {
        List<Integer> givers = new ArrayList<>();
        long reference = owner.applyAsInt(step.location()) + 1L;
        for (Step before : seen.steps().get(step.thread()).subList(0, step.index())) {
            if (!ExecutionText.isAccess(before) || before.kind() == Step.Kind.WRITE) {
                continue;
            }
            int read = readOf.getOrDefault(before.id(), -1);
            if ((before.declared() & Order.REFERENCE) != 0 && before.read() == reference) {
                givers.add(read);
            }
            boolean writes = events.get(id).kind() == Event.Kind.WRITE;
            if (dependencies.isAddress(before, step)) {
                addr.add(new int[] {read, id});
            }
            if (writes && dependencies.isValue(before, step)) {
                data.add(new int[] {read, id});
            }
        }
        if (givers.size() == 1) {
            addr.add(new int[] {givers.get(0), id});
        }
    }

    private void source(Step step) {
        switch (step.kind()) {
            case READ, UPDATE, FAILED_UPDATE -> {
                int initial = initialOf.getOrDefault(step.location(), -1);
                int from = step.source().map(id -> writeOf.getOrDefault(id, -1)).orElse(initial);
                rf.add(new int[] {from, readOf.getOrDefault(step.id(), -1)});
            }
            case START -> handed(writeOf.get(step.id()), beginOf.get(step.location()));
            case JOIN -> handed(endOf.get(step.location()), readOf.get(step.id()));
            case WRITE, FENCE, CHOICE -> {
                // reads nothing
            }
        }
    }

    /** Gives the read of a hand-over the place that was written. */
    private void handed(@Nullable Integer write, @Nullable Integer read) {
        if (write != null && read != null) {
            rf.add(new int[] {write, read});
            Event r = events.get(read);
            events.set(
                    read,
                    new Event(read, r.thread(), r.kind(), events.get(write).location(), r.tags(), r.line()));
        }
    }

    private Relation relation(String name, List<int[]> pairs) {
        Relation.Builder relation = Relation.builder(events.size());
        for (int[] pair : pairs) {
            if (pair[0] >= 0 && pair[1] >= 0) {
                relation.add(pair[0], pair[1]);
            }
        }
        return relation.build(name);
    }
}
