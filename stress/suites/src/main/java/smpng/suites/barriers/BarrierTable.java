package smpng.suites.barriers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.bytecode.patch.Orders;
import smpng.explorer.report.Hanging;

/**
 * The order that each access of a component needs, as far as its exhaustive tests tell.
 *
 * @param component its id, or the class that was audited
 * @param classes hash of the classes it is a result of
 * @param mapping how access modes became a machine's instructions
 * @param machines the machines that were asked
 * @param date when, ISO 8601, UTC
 * @param executions how many executions of a test were explored on a machine, at most
 * @param failing tests that fail as they are, and where: their say counts for nothing
 * @param leftOut tests that were too large for the budget, and the machines on which they were not asked
 * @param rows a row for each access
 * @param together sets of accesses that can all be weaker at once, as large as they can be; each as {@code place order}
 */
public record BarrierTable(
        String component,
        String classes,
        String mapping,
        List<String> machines,
        String date,
        long executions,
        Map<String, List<String>> failing,
        Map<String, List<String>> leftOut,
        List<Row> rows,
        List<List<String>> together) {
    /** Why an order is undecided on a machine where all tests that get there are left out. */
    public static final String NOT_ASKED = "needs --budget standard";

    /** Copies the lists. */
    public BarrierTable {
        machines = List.copyOf(machines);
        failing = Collections.unmodifiableMap(new LinkedHashMap<>(failing));
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        rows = List.copyOf(rows);
        together = together.stream().map(List::copyOf).toList();
    }

    /** Whether every access that some test gets to has an answer on every machine that was asked, be it with a condition. */
    @JsonIgnore
    public boolean isDecided() {
        return rows.stream()
                .flatMap(row -> row.tries().stream())
                .allMatch(each -> each.undecided().isEmpty());
    }

    /**
     * An access or fence.
     *
     * @param place the method, such as {@code RefCount.release}
     * @param line its source line
     * @param order the order that it has, by the name of the call
     * @param field the volatile field that it accesses; empty for calls
     * @param tests the exhaustive tests that get there
     * @param tries what became of weaker orders; empty if it has none, or nobody gets there
     */
    public record Row(String place, int line, String order, String field, List<String> tests, List<Try> tries) {
        /** Copies the lists. */
        public Row {
            tests = List.copyOf(tests);
            tries = List.copyOf(tries);
        }

        /** Machines on which some weaker order holds. */
        public List<String> weakerOn() {
            return tries.stream().flatMap(t -> t.holds().stream()).distinct().toList();
        }

        /** Machines on which every order right below the one it has breaks something, whatever the code depends on. */
        public List<String> neededOn() {
            List<String> weaker = weakerOn();
            return tries.stream()
                    .flatMap(t -> t.breaks().stream())
                    .map(Break::machine)
                    .distinct()
                    .filter(m -> !weaker.contains(m))
                    .filter(m -> tries.stream().allMatch(t -> t.isDecided(m)))
                    .toList();
        }

        /** What weaker orders hang on, on machines where none is known to hold: the order is needed unless that is kept. */
        public List<Condition> neededUnless() {
            List<String> weaker = weakerOn();
            return tries.stream()
                    .flatMap(t -> t.conditions().stream())
                    .filter(c -> !weaker.contains(c.machine()))
                    .toList();
        }

        /** The weakest orders that hold, by machine; where several do, neither is weaker than the other. */
        public Map<String, List<String>> weakest(List<String> machines) {
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (String machine : machines) {
                List<String> holding = new ArrayList<>();
                tries.stream().filter(t -> t.holds().contains(machine)).forEach(t -> holding.add(t.order()));
                List<String> least = holding.stream()
                        .filter(o -> Orders.below(o).stream()
                                .noneMatch(b -> holding.contains(b) && !Orders.isOtherHalf(o, b)))
                        .toList();
                found.put(machine, least.isEmpty() ? List.of(order) : least);
            }
            return found;
        }
    }

    /**
     * A weaker order, and what became of it.
     *
     * @param order by the name of the call; empty for none
     * @param holds machines on which every test that gets there still holds
     * @param breaks what went wrong, by machine
     * @param conditions what went wrong unless a dependency is kept, by machine
     * @param undecided by machine, why it was not decided there
     */
    public record Try(
            String order,
            List<String> holds,
            List<Break> breaks,
            List<Condition> conditions,
            Map<String, String> undecided) {
        /** Copies the lists and the map. */
        public Try {
            holds = List.copyOf(holds);
            breaks = List.copyOf(breaks);
            conditions = List.copyOf(conditions);
            undecided = Collections.unmodifiableMap(new LinkedHashMap<>(undecided));
        }

        private boolean isDecided(String machine) {
            return !undecided.containsKey(machine)
                    && conditions.stream().noneMatch(c -> c.machine().equals(machine));
        }
    }

    /** Dependencies on reads that a counterexample does without, on machines where these order anything. */
    public enum Assumed {
        /** Everything depends on every read before it. */
        ALL,
        /** What code can have: no address of a field comes from a number. */
        POSSIBLE
    }

    /**
     * A counterexample.
     *
     * @param machine where it is allowed
     * @param test the test that shows it
     * @param claims the claims that it is evidence for
     * @param what the outcome that may not be
     * @param assumed the dependencies with which it is allowed all the same
     */
    public record Break(String machine, String test, List<String> claims, String what, Assumed assumed) {
        /** Copies the list. */
        public Break {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A counterexample unless the code keeps a dependency. With all of them the tests hold; with none of these they do not.
     *
     * @param machine where it is allowed
     * @param test the test that shows it
     * @param claims the claims that it is evidence for
     * @param what the outcome that may not be
     * @param unless the dependencies, one of which has to be kept
     */
    public record Condition(
            String machine, String test, List<String> claims, String what, List<Hanging.Dependence> unless) {
        /** Copies the lists. */
        public Condition {
            claims = List.copyOf(claims);
            unless = List.copyOf(unless);
        }
    }
}
