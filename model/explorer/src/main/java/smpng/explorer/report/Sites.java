package smpng.explorer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.explorer.graph.Step;

/**
 * The places of a program that an execution's accesses come from: what is changed there is changed for every step of the place.
 * Only accesses to what several threads access and some thread writes; where no line is known, a step is a place of its own.
 *
 * @param accesses one by one
 * @param fields all accesses to one variable, whatever object's it is, as one
 */
record Sites(List<Site> accesses, List<Site> fields) {
    /**
     * A place.
     *
     * @param where file and line; empty if nobody knows
     * @param steps what it does in the execution, in the reader's order
     */
    record Site(String where, List<Step> steps) {
        Step first() {
            return steps.get(0);
        }

        /** The numbers of its steps, for the reader. */
        String numbers(Numbered numbers) {
            return steps.stream().map(step -> numbers.name(step.id())).collect(Collectors.joining(", "));
        }
    }

    /** What tells places apart. */
    private record Key(String where, String step, String location, String kind) {}

    static Sites of(Numbered numbers, Lines lines, ExecutionText.Names names) {
        Map<Integer, Set<Integer>> threads = new HashMap<>();
        Set<Integer> written = new HashSet<>();
        for (Step step : numbers.steps()) {
            if (ExecutionText.isAccess(step)) {
                if (step.place() > 0) {
                    written.add(step.location());
                }
                threads.computeIfAbsent(step.location(), x -> new HashSet<>()).add(step.thread());
            }
        }
        Map<Key, List<Step>> sites = new LinkedHashMap<>();
        Map<String, List<Step>> fields = new LinkedHashMap<>();
        for (Step step : numbers.steps()) {
            if (ExecutionText.isAccess(step)
                    && written.contains(step.location())
                    && threads.getOrDefault(step.location(), Set.of()).size() > 1) {
                String where = lines.at(step.thread(), step.index())
                        .map(Lines.Line::where)
                        .orElse("");
                String what = step.kind() == Step.Kind.FAILED_UPDATE
                        ? "UPDATE"
                        : step.kind().name();
                String name = names.location(step.location());
                String alone = where.isEmpty() ? step.id().toString() : "";
                sites.computeIfAbsent(new Key(where, alone, name, what + step.declared()), k -> new ArrayList<>())
                        .add(step);
                fields.computeIfAbsent(name, n -> new ArrayList<>()).add(step);
            }
        }
        List<Site> accesses = new ArrayList<>();
        sites.forEach((key, steps) -> accesses.add(new Site(key.where(), steps)));
        return new Sites(
                accesses,
                fields.values().stream().map(steps -> new Site("", steps)).toList());
    }
}
