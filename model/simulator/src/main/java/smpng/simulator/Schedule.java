package smpng.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What decides between the executions of a program: a list of decisions, in the order of their steps; those of one step
 * in the order given. Where the list says nothing, the running CPU continues.
 *
 * <p>Plain data: equal schedules give equal runs, and a schedule without one of its decisions is a simpler schedule.
 *
 * @param decisions what happens, sorted by step on construction
 */
public record Schedule(List<Decision> decisions) {
    /** No decisions: each CPU runs until it waits. */
    public static final Schedule EMPTY = new Schedule(List.of());

    /** Sorts a copy of the decisions by their step. */
    public Schedule {
        decisions = decisions.stream()
                .sorted(Comparator.comparingInt(Decision::step))
                .toList();
    }

    /** The schedule made of these decisions. */
    public static Schedule of(Decision... decisions) {
        return new Schedule(List.of(decisions));
    }

    /** The same without the decision at {@code index}. */
    public Schedule without(int index) {
        List<Decision> rest = new ArrayList<>(decisions);
        rest.remove(index);
        return new Schedule(rest);
    }

    /**
     * Generates a schedule; the same arguments give the same one everywhere.
     *
     * @param seed which schedule
     * @param cpus CPUs of the machine
     * @param horizon the last step at which something may be decided: about the length of the program
     * @param count number of decisions
     */
    public static Schedule random(long seed, int cpus, int horizon, int count) {
        // java.util.Random because its algorithm is part of its specification.
        Random random = new Random(seed);
        List<Decision> decisions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int step = 1 + random.nextInt(horizon);
            int cpu = random.nextInt(cpus);
            int kind = random.nextInt(12);
            if (kind < 8) {
                decisions.add(new Decision.Run(step, cpu));
            } else if (kind < 10) {
                decisions.add(new Decision.Interrupt(step, cpu, VirtualMachine.RESCHEDULE));
            } else if (kind < 11) {
                decisions.add(new Decision.Expire(step));
            } else {
                decisions.add(new Decision.FailWeakCas(step));
            }
        }
        return new Schedule(decisions);
    }
}
