package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test's outcomes on several machines against what it declares.
 *
 * @param test the test
 * @param findings what was found, a machine each
 */
public record Grading(StressTest test, List<Findings> findings) {

    /**
     * An outcome, or a declared expression that no machine shows.
     *
     * @param outcome the text
     * @param declared what the test says of it
     * @param executions how many executions end in it, by machine; 0 where it is impossible or was not found
     */
    public record Row(String outcome, Declared declared, Map<String, Long> executions) {}

    /**
     * Something to tell.
     *
     * @param what the outcome or incident
     * @param expectation what the test says of it
     * @param machines where it is so
     */
    public record Remark(String what, String expectation, Set<String> machines) {
        /** What is so, and what the test says of it. */
        public String said() {
            return expectation.isEmpty() ? what : what + " is " + expectation;
        }

        private Remark and(Remark other) {
            return new Remark(what + " | " + other.what, expectation, machines);
        }
    }

    /** A row for each outcome that some machine shows, then those that are declared and that none shows. */
    public List<Row> rows() {
        Set<String> shown = new TreeSet<>();
        for (Findings found : findings) {
            shown.addAll(found.outcomes().keySet());
            shown.addAll(found.dependent().keySet());
        }
        List<Row> rows = new ArrayList<>();
        shown.forEach(outcome -> rows.add(row(outcome, test.expectations().of(outcome))));
        for (Declared declared : test.expectations().declared()) {
            String id = declared.id().pattern();
            if (!declared.isDefault()
                    && rows.stream().noneMatch(r -> r.declared.equals(declared) || r.outcome.equals(id))) {
                rows.add(row(id, declared));
            }
        }
        return rows;
    }

    private Row row(String outcome, Declared declared) {
        Map<String, Long> executions = new LinkedHashMap<>();
        for (Findings found : findings) {
            executions.put(found.machine(), found.outcomes().getOrDefault(outcome, 0L));
        }
        return new Row(outcome, declared, executions);
    }

    /** Outcomes that occur although they may not, and incidents. */
    public List<Remark> errors() {
        Map<String, Remark> errors = new TreeMap<>();
        for (Findings found : findings) {
            found.incidents()
                    .keySet()
                    .forEach(incident -> errors.computeIfAbsent(incident, i -> new Remark(i, "", new LinkedHashSet<>()))
                            .machines()
                            .add(found.machine()));
            for (String outcome : found.outcomes().keySet()) {
                Declared declared = test.expectations().of(outcome);
                if (!declared.expect().permits()) {
                    errors.computeIfAbsent(outcome, o -> new Remark(o, expectation(declared), new LinkedHashSet<>()))
                            .machines()
                            .add(found.machine());
                }
            }
        }
        return List.copyOf(errors.values());
    }

    /** Outcomes that may not occur, and do unless a dependency forbids it. */
    public List<Remark> open() {
        Map<String, Remark> open = new TreeMap<>();
        for (Findings found : findings) {
            for (String outcome : found.dependent().keySet()) {
                Declared declared = test.expectations().of(outcome);
                if (!declared.expect().permits()) {
                    open.computeIfAbsent(outcome, o -> new Remark(o, expectation(declared), new LinkedHashSet<>()))
                            .machines()
                            .add(found.machine());
                }
            }
        }
        return List.copyOf(open.values());
    }

    /** Outcomes that may occur and are impossible, where that is decided; those of one kind together. */
    public List<Remark> notes() {
        Map<List<Object>, Remark> notes = new LinkedHashMap<>();
        for (Declared declared : test.expectations().declared()) {
            if (declared.expect().permits() && !declared.isDefault()) {
                Set<String> impossible = new LinkedHashSet<>();
                for (Findings found : findings) {
                    if (found.isDecided() && !shows(found, declared)) {
                        impossible.add(found.machine());
                    }
                }
                if (!impossible.isEmpty()) {
                    Remark note = new Remark(declared.id().pattern(), expectation(declared), impossible);
                    notes.merge(List.of(note.expectation, impossible), note, Remark::and);
                }
            }
        }
        return List.copyOf(notes.values());
    }

    private boolean shows(Findings found, Declared declared) {
        return Stream.concat(found.outcomes().keySet().stream(), found.dependent().keySet().stream())
                .anyMatch(outcome -> test.expectations().of(outcome).equals(declared));
    }

    private static String expectation(Declared declared) {
        String word = declared == Declared.UNDECLARED
                ? "not declared"
                : declared.expect().word();
        return declared.text().isEmpty() || declared == Declared.UNDECLARED ? word : word + ": " + declared.text();
    }

    /** What it comes to: an outcome that may not be, on any machine, weighs more than what is not known. */
    public Conclusion conclusion() {
        List<Remark> errors = errors();
        if (!errors.isEmpty()) {
            return new Conclusion.Fails(errors);
        }
        List<Remark> dependent = open();
        if (!dependent.isEmpty()) {
            return Conclusion.Open.dependent(
                    dependent.stream().map(Remark::said).collect(Collectors.joining("; ")));
        }
        for (Findings found : findings) {
            if (!found.isKnown() || found.complete() == 0) {
                return new Conclusion.Open(found.isKnown() ? "no execution completed" : found.undecided(), "");
            }
        }
        return new Conclusion.Holds();
    }

    /** True if every machine's outcomes are decided. */
    public boolean isDecided() {
        return findings.stream().allMatch(Findings::isDecided) && open().isEmpty();
    }
}
