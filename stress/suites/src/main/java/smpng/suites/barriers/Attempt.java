package smpng.suites.barriers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.Hangs;
import smpng.suites.barriers.BarrierTable.Assumed;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Condition;
import smpng.suites.barriers.BarrierTable.Try;

/** Finds out, machine by machine, what becomes of a change. */
final class Attempt {
    private final Explorations explorations;
    private final Change change;
    private final List<String> holds = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Map<String, String> undecided = new LinkedHashMap<>();

    Attempt(Explorations explorations, Change change) {
        this.explorations = explorations;
        this.change = change;
    }

    /** What was found out. */
    Try toTry() {
        return new Try(change.order(), holds, breaks, conditions, undecided);
    }

    /** A test that shows a failure settles a machine; that the order holds there only all of them do. */
    void decide(String machine, List<AuditTest> asked) throws IOException {
        if (asked.isEmpty()) {
            undecided.put(machine, BarrierTable.NOT_ASKED);
            return;
        }
        String unknown = "";
        List<AuditTest> dependent = new ArrayList<>();
        for (AuditTest test : explorations.soonestFirst(asked, machine)) {
            Conclusion asItIs = explorations.run(List.of(), test, machine);
            if (asItIs instanceof Conclusion.Fails fails) {
                unknown = test.id() + " fails as it is: " + fails.first();
                continue;
            }
            Conclusion end = explorations.run(List.of(change), test, machine);
            if (end instanceof Conclusion.Fails broken) {
                breaks.add(new Break(machine, test.id(), test.claims(), broken.first(), Assumed.ALL));
                return;
            } else if (end instanceof Conclusion.Open open) {
                if (open.isDependent() && asItIs instanceof Conclusion.Holds) {
                    dependent.add(test);
                } else {
                    unknown = unknown.isEmpty() ? test.id() + " " + open.why() : unknown;
                }
            }
        }
        if (!hangs(machine, dependent) && unknown.isEmpty()) {
            holds.add(machine);
        } else if (!unknown.isEmpty()
                && breaks.stream().noneMatch(b -> b.machine().equals(machine))) {
            undecided.put(machine, unknown);
        }
    }

    /**
     * Asks what tests hang on that fail unless a dependency is kept. If one of them hangs on none that code can have, it fails.
     *
     * @return whether it is known that the change does not hold, or on what it hangs
     */
    private boolean hangs(String machine, List<AuditTest> dependent) throws IOException {
        Condition condition = null;
        String open = "";
        for (AuditTest test : dependent) {
            Optional<Hangs> found = explorations.hanging(List.of(change), test, machine);
            if (found.isPresent() && found.get().on().isAllowed()) {
                breaks.add(
                        new Break(machine, test.id(), test.claims(), found.get().what(), Assumed.POSSIBLE));
                return true;
            } else if (found.isEmpty() || found.get().on().open()) {
                open = test.id() + " hangs on a dependency, and which one took too long to find out";
            } else if (condition == null
                    || found.get().on().unless().size() < condition.unless().size()) {
                condition = new Condition(
                        machine,
                        test.id(),
                        test.claims(),
                        found.get().what(),
                        found.get().on().unless());
            }
        }
        if (condition != null) {
            conditions.add(condition);
        } else if (!open.isEmpty()) {
            undecided.put(machine, open);
        }
        return !dependent.isEmpty();
    }
}
