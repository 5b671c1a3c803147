package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import smpng.kernel.Kernel;
import smpng.primitives.BareCpu;
import smpng.simulator.Decision;
import smpng.simulator.Schedule;

/**
 * Generates cases: a preamble that names the locks, threads whose operations are drawn from a list, and a schedule. A
 * list of operations may name one more than once to make it more likely. Everything shrinks: operations, threads,
 * decisions and their steps.
 *
 * @param preamble lines of the script that are always there
 * @param operations what a thread does, drawn from these
 * @param cpus CPUs of the machine
 * @param threads most threads
 * @param length most operations of one thread
 * @param horizon the last step at which the schedule decides something: about the length of a run
 * @param decisions most decisions
 */
public record Workloads(
        String preamble, List<String> operations, int cpus, int threads, int length, int horizon, int decisions) {

    /** All cases of this shape. */
    public Arbitrary<Case> cases() {
        Arbitrary<String> ops =
                Arbitraries.of(operations).list().ofMinSize(1).ofMaxSize(length).map(list -> String.join("; ", list));
        Arbitrary<String> thread = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, cpus - 1),
                        ops)
                .as((priority, cpu, its) -> " " + priority * 10 + " " + cpu + ": " + its);
        Arbitrary<Script> scripts =
                thread.list().ofMinSize(1).ofMaxSize(threads).map(this::script);
        return Combinators.combine(scripts, decision().list().ofMaxSize(decisions))
                .as((script, its) -> new Case(script, cpus, new Schedule(its)));
    }

    private Script script(List<String> threadLines) {
        List<String> lines = new ArrayList<>(List.of(preamble));
        IntStream.range(0, threadLines.size()).forEach(i -> lines.add("T" + (i + 1) + threadLines.get(i)));
        return Script.parse(lines.stream().collect(Collectors.joining("\n")));
    }

    private Arbitrary<Decision> decision() {
        Arbitrary<Integer> step =
                Arbitraries.integers().between(1, horizon).withDistribution(RandomDistribution.uniform());
        Arbitrary<Integer> cpu = Arbitraries.integers().between(0, cpus - 1);
        Arbitrary<Integer> vector = Arbitraries.of(Kernel.TICK, Kernel.TICK, BareCpu.RESCHEDULE, KernelWorkload.DEVICE);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(step, cpu).as(Decision.Run::new)),
                Tuple.of(3, Combinators.combine(step, cpu, vector).as(Decision.Interrupt::new)),
                Tuple.of(1, step.map(Decision.Expire::new)));
    }
}
