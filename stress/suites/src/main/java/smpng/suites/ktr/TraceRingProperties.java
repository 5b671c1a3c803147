package smpng.suites.ktr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.TraceRing;
import smpng.simulator.Decision;
import smpng.simulator.Limits;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Simulator;
import smpng.simulator.VirtualMachine;
import smpng.simulator.World;

/** The ring agrees with a list of what was traced; and keeps its word on two CPUs, and with an interrupt at any step. */
public class TraceRingProperties {
    private static final String GUEST = "smpng.suites.ktr.TraceGuest";
    private static final Limits LIMITS = new Limits(20_000);
    private static final int LONGEST = 40;
    private static final int HORIZON = 120;

    private final Simulator simulator = new Simulator(
            World.STANDARD.accepting(name -> name.equals(GUEST) || name.equals("smpng.suites.ktr.TracedEvent")));

    /** A call. */
    sealed interface Call {
        /** Traces an event. */
        record Trace(int classes, int code, long a, long b) implements Call {}

        /** Turns classes on or off. */
        record Change(boolean on, int classes) implements Call {}

        /** Reads under a number. */
        record Read(int number) implements Call {}
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"KTR-3", "KTR-5"},
            redBy = {"ktr-index-mask", "ktr-mask-ignored"})
    void oneThreadSeesWhatItTraced(@ForAll @IntRange(max = 3) int logSlots, @ForAll("calls") List<Call> calls) {
        int slots = 1 << logSlots;
        TraceRing ring = new TraceRing(slots, 1);
        TraceRingModel model = new TraceRingModel(slots, 1);
        for (Call call : calls) {
            if (call instanceof Call.Trace t) {
                assertEquals(
                        model.trace(t.classes(), t.code(), t.a(), t.b()),
                        ring.trace(t.classes(), t.code(), t.a(), t.b()),
                        t::toString);
            } else if (call instanceof Call.Change c) {
                if (c.on()) {
                    ring.change(c.classes(), 0);
                    model.enable(c.classes());
                } else {
                    ring.change(0, c.classes());
                    model.disable(c.classes());
                }
                assertEquals(model.mask(), ring.mask(), c::toString);
            } else if (call instanceof Call.Read r) {
                assertEquals(model.read(r.number()), ring.read(r.number()), r::toString);
            }
            assertEquals(model.snapshot(), ring.snapshot(), () -> "what is left after " + call);
        }
        assertEquals(0, ring.lost(), "nobody was in the way, yet entries are lost");
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<Integer> classes = Arbitraries.integers().between(0, 3);
        Arbitrary<Call> trace = Combinators.combine(
                        classes, Arbitraries.integers(), Arbitraries.longs(), Arbitraries.longs())
                .as(Call.Trace::new);
        Arbitrary<Call> change =
                Combinators.combine(Arbitraries.of(true, false), classes).as(Call.Change::new);
        Arbitrary<Call> read = Arbitraries.integers().between(0, LONGEST).map(Call.Read::new);
        return Arbitraries.frequencyOf(Tuple.of(6, trace), Tuple.of(1, change), Tuple.of(2, read))
                .list()
                .ofMaxSize(LONGEST);
    }

    /** Two CPUs that trace, of which one reads as well, and interrupts that trace: switches anywhere. */
    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"KTR-1", "KTR-2", "KTR-3", "KTR-4"},
            redBy = {
                "ktr-not-marked",
                "ktr-marked-too-early",
                "ktr-no-second-look",
                "ktr-reserve-unnoticed",
                "ktr-claim-unnoticed",
                "ktr-claim-in-use",
                "ktr-claim-newer",
                "ktr-lost-uncounted"
            })
    void whatIsShownWasTracedOnSeveralCpus(
            @ForAll @IntRange(max = 2) int logSlots,
            @ForAll @IntRange(min = 1, max = 4) int events,
            @ForAll @IntRange(max = 3) int fromInterrupts,
            @ForAll("schedules") Schedule schedule) {
        run((1 << logSlots) + " " + events + " " + fromInterrupts, 2, schedule);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Integer> step = Arbitraries.integers().between(1, HORIZON);
        Arbitrary<Integer> cpu = Arbitraries.integers().between(0, 1);
        Arbitrary<Decision> switches = Combinators.combine(step, cpu).as(Decision.Run::new);
        Arbitrary<Decision> interrupts =
                Combinators.combine(step, cpu).as((s, c) -> new Decision.Interrupt(s, c, VirtualMachine.RESCHEDULE));
        Arbitrary<Decision> failures = step.map(Decision.FailWeakCas::new);
        return Arbitraries.frequencyOf(Tuple.of(8, switches), Tuple.of(3, interrupts), Tuple.of(1, failures))
                .list()
                .ofMaxSize(10)
                .map(Schedule::new);
    }

    /** One CPU; an interrupt before each step, or two before each two steps, traces less and more than the ring has room for. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"KTR-4", "KTR-6"},
            redBy = {"ktr-claim-in-use", "ktr-claim-newer", "ktr-lost-uncounted"})
    void anInterruptAtAnyStepLeavesTheEntryWhole(Reporter reporter) {
        int runs = 0;
        for (int slots = 1; slots <= 4; slots <<= 1) {
            for (int events = 1; events <= slots + 1; events++) {
                String program = slots + " 2 " + events;
                int steps = run(program, 1, Schedule.EMPTY);
                for (int first = 1; first <= steps + 1; first++) {
                    int longer = run(program, 1, Schedule.of(interrupt(first)));
                    runs++;
                    for (int second = first + 1; second <= longer + 1; second++) {
                        run(program, 1, Schedule.of(interrupt(first), interrupt(second)));
                        runs++;
                    }
                }
            }
        }
        reporter.publishValue("schedules", runs + ", all of one or two interrupts");
    }

    private static Decision interrupt(int step) {
        return new Decision.Interrupt(step, 0, VirtualMachine.RESCHEDULE);
    }

    private int run(String program, int cpus, Schedule schedule) {
        Result result = simulator.run(GUEST, program, cpus, schedule, LIMITS).requireMeaningful();
        if (!result.passed()) {
            Result traced = simulator.trace(GUEST, program, cpus, schedule, LIMITS);
            Assertions.fail(
                    result.verdict() + "\n" + program + " on " + cpus + " CPUs, " + schedule + "\n" + traced.trace());
        }
        return result.steps();
    }
}
