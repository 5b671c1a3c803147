package smpng.suites.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.explorer.replay.ResultFiles;
import smpng.primitives.KThread;
import smpng.primitives.LockStep;
import smpng.primitives.SleepMutex;
import smpng.primitives.WatchedLock;
import smpng.primitives.WatchedLock.Kind;
import smpng.primitives.Witness;
import smpng.primitives.WitnessReport;
import smpng.primitives.WitnessReport.Rule;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.suites.explored.SmallMachine;
import smpng.suites.witness.OrderModel.Lock;
import smpng.suites.witness.OrderModel.Told;
import smpng.suites.workload.Case;
import smpng.suites.workload.LearnedOrder;
import smpng.suites.workload.LearnedOrder.Edge;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random histories of three threads and locks of every kind: what is told agrees with the model, call by call. */
public class WitnessProperties {
    private static final int LONGEST = 40;
    private static final int THREADS = 3;
    private static final int CLASSES = 16;

    /** Two of class C, which may be held together, and two of class D, which may not. */
    private static final List<Lock> LOCKS = List.of(
            new Lock("A", 1, Kind.BLOCKING, false),
            new Lock("B", 1, Kind.BLOCKING, false),
            new Lock("C", 1, Kind.BLOCKING, true),
            new Lock("C", 2, Kind.BLOCKING, true),
            new Lock("D", 1, Kind.SLEEPABLE, false),
            new Lock("D", 2, Kind.SLEEPABLE, false),
            new Lock("E", 1, Kind.SLEEPABLE, false),
            new Lock("Giant", 1, Kind.GIANT, false));

    private final Simulation simulation = new Simulation();

    /** What a thread does with a lock. */
    enum Action {
        LOCK,
        TRY,
        UNLOCK
    }

    /** A thread, from 0, does something with a lock, by its place in the list. */
    record Call(int thread, Action action, int lock) {}

    /** A machine whose reports are kept. */
    private static final class Watched {
        final List<WitnessReport> reports = new ArrayList<>();
        final SmallMachine small = new SmallMachine(Optional.of(new Witness.Settings(CLASSES, List::of, reports::add)));
        final Witness witness = small.machine().witness().orElseThrow();

        KThread thread(int number) {
            return switch (number) {
                case 0 -> small.first();
                case 1 -> small.second();
                default -> small.third();
            };
        }

        /** What was told since it was last asked. */
        List<Told> told() {
            List<Told> told = reports.stream()
                    .map(r -> new Told(r.rule(), r.thread(), r.lock(), r.held().get(0)))
                    .toList();
            reports.clear();
            return told;
        }
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WIT-1", "WIT-2", "WIT-3", "WIT-4", "WIT-6"},
            redBy = {
                "wit-no-second-look",
                "wit-not-transitive",
                "wit-settled-never",
                "wit-duplicates-unseen",
                "wit-sleepable-unseen",
                "wit-giant-unseen"
            })
    void whatIsToldAgreesWithTheModel(@ForAll("histories") List<Call> calls) {
        Watched watched = new Watched();
        List<WatchedLock> locks = LOCKS.stream()
                .map(l -> watched.small
                        .machine()
                        .watch(l.name(), l.kind(), l.duplicates())
                        .orElseThrow())
                .toList();
        OrderModel model = new OrderModel();
        for (Call call : calls) {
            KThread td = watched.thread(call.thread());
            Lock lock = LOCKS.get(call.lock());
            List<Lock> held = model.held(td.name());
            WatchedLock its = locks.get(call.lock());
            if (call.action() == Action.UNLOCK) {
                if (held.contains(lock)) {
                    held.remove(held.lastIndexOf(lock));
                    its.released(td);
                }
            } else {
                if (call.action() == Action.LOCK) {
                    List<Told> expected = model.wants(td.name(), lock);
                    its.wanted(td);
                    watched.reports.forEach(WitnessProperties::assertLeadsBack);
                    assertEquals(expected, watched.told(), "at " + call);
                }
                held.add(lock);
                its.taken(td);
            }
            assertEquals(List.of(), watched.told(), "at " + call);
        }
    }

    /** The steps before a reversal lead from the class that is wanted to the one that is held. */
    private static void assertLeadsBack(WitnessReport report) {
        if (report.rule() != Rule.ORDER) {
            return;
        }
        List<LockStep> steps = report.earlier();
        assertEquals(report.lock(), steps.get(0).held(), report.toString());
        assertEquals(report.held().get(0), steps.get(steps.size() - 1).wanted(), report.toString());
        for (int i = 1; i < steps.size(); i++) {
            assertEquals(steps.get(i - 1).then(), steps.get(i).first(), report.toString());
        }
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WIT-4", "WIT-5"},
            redBy = {"wit-sleeper-unseen", "wit-once-forgotten"})
    void aThreadMaySleepWithWhatCanBeSleptUnderAndEndWithNothing(@ForAll("histories") List<Call> calls) {
        Watched watched = new Watched();
        List<WatchedLock> locks = LOCKS.stream()
                .map(l -> watched.small
                        .machine()
                        .watch(l.name(), l.kind(), l.duplicates())
                        .orElseThrow())
                .toList();
        OrderModel model = new OrderModel();
        for (Call call : calls) {
            KThread td = watched.thread(call.thread());
            Lock lock = LOCKS.get(call.lock());
            List<Lock> held = model.held(td.name());
            if (call.action() == Action.UNLOCK && held.contains(lock)) {
                held.remove(held.lastIndexOf(lock));
                locks.get(call.lock()).released(td);
            } else if (call.action() != Action.UNLOCK) {
                held.add(lock);
                locks.get(call.lock()).taken(td);
            }
            List<String> wrong = model.wrongToSleepWith(td.name());
            watched.witness.sleeps(td);
            assertEquals(wrong.isEmpty() ? List.of() : wrong.subList(0, 1), locksOf(watched, Rule.SLEEPS_WITH));
            watched.witness.exits(td);
            assertEquals(held.isEmpty(), locksOf(watched, Rule.EXITS_WITH).isEmpty(), held.toString());
        }
    }

    private static List<String> locksOf(Watched watched, Rule rule) {
        List<String> locks = watched.reports.stream()
                .filter(r -> r.rule() == rule)
                .map(WitnessReport::lock)
                .toList();
        watched.reports.clear();
        return locks;
    }

    /** Interrupts whose handler takes a watched lock come at any step, also while the list is changed. */
    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WIT-5"},
            redBy = {"wit-list-open"})
    void theListIsWhatTheThreadHasWheneverInterruptsCome(@ForAll("interrupted") Case its) {
        simulation.check(its, "WIT-5");
    }

    /** What the report draws: a program that blocks, reads, writes, sleeps and wakes, and one thread that asks in the end. */
    @Test
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WIT-1"},
            redBy = {"wit-mutex-silent"})
    void theKernelsOrderIsLearned(TestReporter reporter) {
        Script script = Script.parse("""
                watched
                mutex m0
                mutex m1
                rw r0
                spin s0
                tickets t0 condvar
                T1 50 0: lock m0; yield; lock m1; lock s0; unlock s0; unlock m1; unlock m0; put t0; take t0
                T2 50 0: lock m0; read r0; unlock r0; unlock m0
                T3 50 1: lock m1; lock r0; yield; unlock r0; unlock m1; take-timed t0 1000
                T4 60 1: read r0; unlock r0
                T5 90 0: sleep 1000000; orders
                """);
        Result result = simulation.trace(new Case(script, 2, Schedule.EMPTY));
        assertTrue(result.passed(), () -> "it ends with " + result.verdict());
        LearnedOrder order = LearnedOrder.of(result.trace());
        reporter.publishFile(
                LearnedOrder.FILE, MediaType.APPLICATION_JSON, file -> new ResultFiles().write(file, order));
        for (Edge expected :
                List.of(new Edge("m0", "m1"), new Edge("m1", "r0"), new Edge("turnstile chain", "turnstile"))) {
            assertTrue(order.edges().contains(expected), () -> expected + " is not among " + order.edges());
        }
    }

    @Provide
    Arbitrary<Case> interrupted() {
        return new Workloads(
                        "watched\nmutex m0\nmutex m1\nspin s0\nspin s1\nhandler s0",
                        List.of("lock m0", "lock m1", "lock s1", "unlock m0", "unlock m1", "unlock s1", "device 0"),
                        1,
                        2,
                        6,
                        150,
                        6)
                .cases();
    }

    @Property(tries = 50)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WIT-1"},
            redBy = {"wit-mutex-silent"})
    void mutexesTellTheWitness(@ForAll("twoClasses") List<Integer> order) {
        Watched watched = new Watched();
        List<SleepMutex> mutexes = List.of(
                SleepMutex.of(watched.small.machine(), "A"),
                SleepMutex.of(watched.small.machine(), "B"),
                SleepMutex.of(watched.small.machine(), "C"));
        watched.thread(0);
        inOrder(mutexes.get(order.get(0)), mutexes.get(order.get(1)));
        watched.thread(1);
        inOrder(mutexes.get(order.get(1)), mutexes.get(order.get(0)));
        assertEquals(1, watched.reports.size(), "reports: " + watched.reports);
        assertTrue(watched.witness.heldBy(watched.thread(1)).isEmpty(), "nothing is left on the list");
    }

    private static void inOrder(SleepMutex one, SleepMutex then) {
        one.lock();
        then.lock();
        then.unlock();
        one.unlock();
    }

    @Provide
    Arbitrary<List<Integer>> twoClasses() {
        return Arbitraries.shuffle(0, 1, 2);
    }

    @Provide
    Arbitrary<List<Call>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, THREADS - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(Action.LOCK)),
                                Tuple.of(1, Arbitraries.just(Action.TRY)),
                                Tuple.of(3, Arbitraries.just(Action.UNLOCK))),
                        Arbitraries.integers().between(0, LOCKS.size() - 1))
                .as(Call::new)
                .list()
                .ofMaxSize(LONGEST);
    }
}
