package smpng.explorer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/**
 * The part of an execution that machines order anything by: without plain and opaque accesses to what only one thread accesses,
 * or nobody writes.
 *
 * @param seen the part, as an execution
 * @param steps its steps, by what they were in the whole
 */
record Shared(Seen seen, Map<Step.Id, Step> steps) {
    /** The part of an execution. */
    static Shared of(Seen whole) {
        Map<Integer, Set<Integer>> threads = new HashMap<>();
        Set<Integer> written = new HashSet<>();
        Set<Integer> ordered = new HashSet<>();
        for (List<Step> thread : whole.steps()) {
            for (Step step : thread) {
                if (ExecutionText.isAccess(step)) {
                    threads.computeIfAbsent(step.location(), x -> new HashSet<>())
                            .add(step.thread());
                    if (step.place() > 0) {
                        written.add(step.location());
                    }
                    if ((step.declared() & ~Order.REFERENCE) > Order.OPAQUE) {
                        ordered.add(step.location());
                    }
                }
            }
        }
        Set<Integer> kept = new HashSet<>(ordered);
        threads.forEach((location, those) -> {
            if (those.size() > 1 && written.contains(location)) {
                kept.add(location);
            }
        });
        return of(whole, kept);
    }

    private static Shared of(Seen whole, Set<Integer> locations) {
        Map<Step.Id, Step.Id> names = new HashMap<>();
        List<List<Step>> some = new ArrayList<>();
        for (List<Step> thread : whole.steps()) {
            List<Step> its = thread.stream()
                    .filter(step -> !ExecutionText.isAccess(step) || locations.contains(step.location()))
                    .toList();
            its.forEach(step -> names.put(step.id(), new Step.Id(step.thread(), its.indexOf(step))));
            some.add(its);
        }
        Map<Step.Id, Step> steps = new HashMap<>();
        List<List<Step>> part = some.stream()
                .map(thread -> thread.stream()
                        .map(step -> {
                            Step its = renamed(step, names);
                            steps.put(step.id(), its);
                            return its;
                        })
                        .toList())
                .toList();
        return new Shared(new Seen(part, whole.waiting()), steps);
    }

    private static Step renamed(Step step, Map<Step.Id, Step.Id> names) {
        return new Step(
                step.thread(),
                Optional.ofNullable(names.get(step.id())).map(Step.Id::index).orElse(0),
                step.stamp(),
                step.kind(),
                step.order(),
                step.location(),
                step.read(),
                step.written(),
                step.source().flatMap(id -> Optional.ofNullable(names.get(id))),
                step.place(),
                step.declared());
    }

    /** What a step of the whole is in the part; empty if it is left out. */
    Optional<Step> step(Step.Id id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** The lines of the part's steps. */
    Lines lines(Lines whole) {
        Map<Step.Id, Step.Id> back = new HashMap<>();
        steps.forEach((id, step) -> back.put(step.id(), id));
        return (thread, index) -> Optional.ofNullable(back.get(new Step.Id(thread, index)))
                .flatMap(id -> whole.at(id.thread(), id.index()));
    }
}
