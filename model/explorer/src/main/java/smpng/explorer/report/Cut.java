package smpng.explorer.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import smpng.explorer.graph.Step;

/**
 * Looks for the dependencies that keep a machine from an execution: a smallest set that the code must have none of for the
 * machine to allow it, though it has all others.
 *
 * @param verdicts of the execution
 * @param machine allows it where nothing but addresses depends on what was read
 * @param isElement whether a location is an array's element
 */
record Cut(Verdicts verdicts, String machine, IntPredicate isElement) {
    /** Each costs as much as the formula on the whole execution. */
    private static final int QUESTIONS = 400;

    /** A read, and a later access of its thread that can depend on it. */
    record Edge(Step read, Step access) {}

    /** No answer within {@link #QUESTIONS}. */
    static final class TooMany extends Exception {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("no answer within " + QUESTIONS + " questions", null, false, false);
        }
    }

    /** Whether the machine allows the execution with all the dependencies that there can be. */
    boolean isAllowed() {
        return verdicts.allows(machine, Dependencies.possible(isElement));
    }

    /** The set; empty if the machine allows the execution with all the dependencies that there can be. */
    Set<Edge> edges() throws TooMany {
        Dependencies possible = Dependencies.possible(isElement);
        Questions all = new Questions(possible);
        Set<Step.Id> into = new LinkedHashSet<>();
        // First the accesses, then, of these only, the reads: there are as many edges as pairs.
        List<Step> accesses = verdicts.seen().steps().stream()
                .flatMap(List::stream)
                .filter(ExecutionText::isAccess)
                .toList();
        all.least(accesses, some -> edge -> some.contains(edge.access())).forEach(access -> into.add(access.id()));
        List<Edge> edges = new ArrayList<>();
        for (Step access : accesses) {
            if (into.contains(access.id())) {
                for (Step read : verdicts.seen().steps().get(access.thread()).subList(0, access.index())) {
                    if (isRead(read) && (possible.isAddress(read, access) || isWrite(access))) {
                        edges.add(new Edge(read, access));
                    }
                }
            }
        }
        return all.least(edges, some -> some::contains);
    }

    private static boolean isRead(Step step) {
        return ExecutionText.isAccess(step) && step.kind() != Step.Kind.WRITE;
    }

    static boolean isWrite(Step step) {
        return step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE;
    }

    /** How a set of things stands for edges. */
    private interface Meaning<T> {
        Predicate<Edge> of(Set<T> some);
    }

    /** Asks the machine's formula. */
    private final class Questions {
        private final Dependencies possible;
        private int asked;

        Questions(Dependencies possible) {
            this.possible = possible;
        }

        /** The least of some things whose edges must go. */
        <T extends Object> Set<T> least(List<T> some, Meaning<T> meaning) throws TooMany {
            Set<T> must = new LinkedHashSet<>(some);
            spare(some, must, meaning);
            return must;
        }

        /** Takes out of a set, which is enough, as much of a list as leaves it enough. */
        private <T extends Object> void spare(List<T> some, Set<T> must, Meaning<T> meaning) throws TooMany {
            if (some.isEmpty()) {
                return;
            }
            Set<T> fewer = new LinkedHashSet<>(must);
            some.forEach(fewer::remove);
            if (isAllowedWithout(meaning.of(fewer))) {
                some.forEach(must::remove);
            } else if (some.size() > 1) {
                int half = some.size() / 2;
                spare(some.subList(0, half), must, meaning);
                spare(some.subList(half, some.size()), must, meaning);
            }
        }

        private boolean isAllowedWithout(Predicate<Edge> gone) throws TooMany {
            if (++asked > QUESTIONS) {
                throw new TooMany();
            }
            return verdicts.allows(machine, new Dependencies() {
                @Override
                public boolean isAddress(Step read, Step access) {
                    return possible.isAddress(read, access) && !gone.test(new Edge(read, access));
                }

                @Override
                public boolean isValue(Step read, Step write) {
                    return possible.isValue(read, write) && !gone.test(new Edge(read, write));
                }
            });
        }
    }
}
