package smpng.suites.barriers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.explorer.jcstress.Conclusion;

/**
 * The largest sets of weaker orders that hold together on every machine: what holds alone may not hold with another. The
 * search goes from all of them to fewer, and asks about no set below one that holds, so that it ends.
 */
final class Combinations {
    private final Explorations explorations;
    private final Function<String, List<AuditTest>> tests;
    private final List<String> machines;
    private final Consumer<String> progress;

    Combinations(
            Explorations explorations,
            Function<String, List<AuditTest>> tests,
            List<String> machines,
            Consumer<String> progress) {
        this.explorations = explorations;
        this.tests = tests;
        this.machines = List.copyOf(machines);
        this.progress = progress;
    }

    /** The sets, of two or more, from changes that each hold alone. */
    List<List<Change>> largest(List<Change> alone) throws IOException {
        List<List<Change>> largest = new ArrayList<>();
        List<Set<Integer>> holding = new ArrayList<>();
        Set<Set<Integer>> asked = new LinkedHashSet<>();
        Deque<Set<Integer>> open = new ArrayDeque<>();
        Set<Integer> all = new LinkedHashSet<>();
        for (int i = 0; i < alone.size(); i++) {
            all.add(i);
        }
        open.add(all);
        while (!open.isEmpty()) {
            Set<Integer> set = open.remove();
            if (set.size() < 2 || !asked.add(set) || holding.stream().anyMatch(h -> h.containsAll(set))) {
                continue;
            }
            progress.accept(set.size() + " weaker orders together");
            List<Change> some = set.stream().map(alone::get).toList();
            if (holds(some)) {
                holding.add(set);
                largest.add(some);
            } else {
                for (Integer without : set) {
                    Set<Integer> fewer = new LinkedHashSet<>(set);
                    fewer.remove(without);
                    open.add(fewer);
                }
            }
        }
        return largest;
    }

    private boolean holds(List<Change> changes) throws IOException {
        try {
            return holdEverywhere(changes);
        } catch (PatchDoesNotApply e) {
            return false; // changes of one method that get into each other's way
        }
    }

    private boolean holdEverywhere(List<Change> changes) throws IOException {
        for (String machine : machines) {
            for (AuditTest test : explorations.soonestFirst(tests.apply(machine), machine)) {
                if (!(explorations.run(changes, test, machine) instanceof Conclusion.Holds)) {
                    return false;
                }
            }
        }
        return true;
    }
}
