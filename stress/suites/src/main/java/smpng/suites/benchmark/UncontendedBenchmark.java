package smpng.suites.benchmark;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import smpng.primitives.Machine;
import smpng.primitives.RefCount;
import smpng.primitives.RwLock;
import smpng.primitives.SleepMutex;
import smpng.primitives.SpinMutex;
import smpng.primitives.SxLock;
import smpng.primitives.TraceRing;
import smpng.primitives.jvm.JvmMachine;

/**
 * What a lock and its unlock cost when nobody else wants the lock, and a reference taken and dropped, beside what the JDK
 * offers for the same. Run, after {@code ./smpng} has built, with JMH's own options or none:
 *
 * <pre>
 *   java -cp 'stress/cli/target/launcher/lib/*' smpng.suites.benchmark.UncontendedBenchmark
 *   java -cp 'stress/cli/target/launcher/lib/*' smpng.suites.benchmark.UncontendedBenchmark -f 1 -wi 2 -i 3
 * </pre>
 *
 * <p>It prints a table with the ratio of each pair. The goal is at most 1.5.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UncontendedBenchmark {
    private final Machine machine = JvmMachine.create();
    private final SpinMutex spin = SpinMutex.of(machine, "spin");
    private final SleepMutex sleep = SleepMutex.of(machine, "sleep");
    private final RwLock rw = RwLock.of(machine, "rw");
    private final SxLock sx = SxLock.of(machine, "sx");
    private final TraceRing traced = new TraceRing(1024, 1);
    private final ReentrantReadWriteLock reentrantRw = new ReentrantReadWriteLock();
    private final ReentrantLock reentrant = new ReentrantLock();
    private final RefCount count = new RefCount(1);
    private final AtomicInteger atomic = new AtomicInteger(1);
    private int guarded;

    /** Lock, a plain increment, unlock. */
    @Benchmark
    public int spinMutex() {
        spin.lock();
        int seen = guarded++;
        spin.unlock();
        return seen;
    }

    /** The same. */
    @Benchmark
    public int sleepMutex() {
        sleep.lock();
        int seen = guarded++;
        sleep.unlock();
        return seen;
    }

    /** The same, with the JDK's lock. */
    @Benchmark
    public int reentrantLock() {
        reentrant.lock();
        int seen = guarded++;
        reentrant.unlock();
        return seen;
    }

    /** The same, shared. */
    @Benchmark
    public int rwLockRead() {
        rw.readLock();
        int seen = guarded;
        rw.readUnlock();
        return seen;
    }

    /** The same, with the JDK's lock. */
    @Benchmark
    public int reentrantReadLock() {
        reentrantRw.readLock().lock();
        int seen = guarded;
        reentrantRw.readLock().unlock();
        return seen;
    }

    /** The same, to write. */
    @Benchmark
    public int rwLockWrite() {
        rw.writeLock();
        int seen = guarded++;
        rw.writeUnlock();
        return seen;
    }

    /** The same, with the JDK's lock. */
    @Benchmark
    public int reentrantWriteLock() {
        reentrantRw.writeLock().lock();
        int seen = guarded++;
        reentrantRw.writeLock().unlock();
        return seen;
    }

    /** Beside the JDK's read lock. */
    @Benchmark
    public int sxLockShared() {
        sx.sharedLock();
        int seen = guarded;
        sx.sharedUnlock();
        return seen;
    }

    /** Beside the JDK's write lock. */
    @Benchmark
    public int sxLockExclusive() {
        sx.exclusiveLock();
        int seen = guarded++;
        sx.exclusiveUnlock();
        return seen;
    }

    /** A trace whose class is off: one load and one branch, beside nothing. */
    @Benchmark
    public long traceOff() {
        return traced.trace(2, 1, guarded, 0);
    }

    /** An entry written, beside a counter. */
    @Benchmark
    public long traceOn() {
        return traced.trace(1, 1, guarded, 0);
    }

    /** A reference taken and dropped. */
    @Benchmark
    public boolean refCount() {
        count.acquire();
        return count.release();
    }

    /** The same, with the JDK's counter. */
    @Benchmark
    public boolean atomicInteger() {
        atomic.getAndIncrement();
        return atomic.decrementAndGet() == 0;
    }

    /** Runs all of them, and prints the ratios. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include("^" + UncontendedBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> nanos = new HashMap<>();
        for (RunResult result : results) {
            nanos.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        System.out.println();
        row(System.out, nanos, "spinMutex", "reentrantLock");
        row(System.out, nanos, "sleepMutex", "reentrantLock");
        row(System.out, nanos, "rwLockRead", "reentrantReadLock");
        row(System.out, nanos, "rwLockWrite", "reentrantWriteLock");
        row(System.out, nanos, "sxLockShared", "reentrantReadLock");
        row(System.out, nanos, "sxLockExclusive", "reentrantWriteLock");
        row(System.out, nanos, "traceOff", "atomicInteger");
        row(System.out, nanos, "traceOn", "atomicInteger");
        row(System.out, nanos, "refCount", "atomicInteger");
    }

    private static void row(PrintStream out, Map<String, Double> nanos, String ours, String theirs) {
        Double its = nanos.get(ours);
        Double base = nanos.get(theirs);
        if (its != null && base != null) {
            out.printf(
                    Locale.ROOT, "%-15s %6.1f ns   %-18s %6.1f ns   ratio %.2f%n", ours, its, theirs, base, its / base);
        }
    }
}
