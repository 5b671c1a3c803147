package smpng.suites.criticalsection;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.jvm.JvmMachine;

/**
 * On the JVM a CPU is leased to one thread's outermost critical section at a time: on a machine of one CPU, two threads
 * that count in a plain per-CPU counter lose nothing.
 *
 * <pre>
 *   first                            second                           then
 *   enter, ask for the CPU           enter, ask for the CPU
 *   r1 = counts[cpu], counts[cpu]++  r2 = counts[cpu], counts[cpu]++
 *   exit                             exit                             r3 = counts[0]
 *
 *   0, 1, 2   the first had the CPU first
 *   1, 0, 2   the second had the CPU first
 *   else      forbidden: both on one CPU at once, or a write of the last section is not seen
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first had the CPU first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second had the CPU first")
@Outcome(expect = Expect.FORBIDDEN, desc = "two threads were on one CPU, or the next did not see the last one's writes")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"CS-4"},
        redBy = {"cs-cpu-shared"})
public class CpuLeaseStress {
    private static final Machine MACHINE = JvmMachine.create(1, 1024, 1);

    private final int[] perCpu = new int[1];

    @Actor
    public void first(III_Result r) {
        r.r1 = increment();
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = increment();
    }

    @Arbiter
    public void left(III_Result r) {
        r.r3 = perCpu[0];
    }

    private int increment() {
        MACHINE.critical().enter();
        int cpu = MACHINE.cpu().id();
        int seen = perCpu[cpu];
        perCpu[cpu] = seen + 1;
        MACHINE.critical().exit();
        return seen;
    }
}
