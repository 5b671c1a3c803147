package smpng.primitives.jvm;

import java.util.List;
import java.util.Optional;
import smpng.primitives.Machine;
import smpng.primitives.Witness;

/** Machines whose threads are the Java threads that use them. */
public final class JvmMachine {
    private static final int DEFAULT_MAX_THREADS = 4096;
    private static final int DEFAULT_CHAINS = 128;
    private static final int DEEPEST = 16;

    private JvmMachine() {}

    /** A machine with a CPU slot for each processor of the JVM and room for 4,096 threads at a time. */
    public static Machine create() {
        return create(Runtime.getRuntime().availableProcessors(), DEFAULT_MAX_THREADS, DEFAULT_CHAINS);
    }

    /**
     * A machine of a given size.
     *
     * @param cpus number of CPU slots, at least 1
     * @param maxThreads how many threads may use it at a time
     * @param turnstileChains how many chains its turnstiles are hashed to, and its sleep queues; a power of two
     */
    public static Machine create(int cpus, int maxThreads, int turnstileChains) {
        return create(cpus, maxThreads, turnstileChains, Optional.empty());
    }

    /**
     * The same; all of its locks are watched if there are settings for a witness.
     *
     * @param watching for {@link #stacks()}, where stacks are wanted
     */
    public static Machine create(int cpus, int maxThreads, int turnstileChains, Optional<Witness.Settings> watching) {
        JvmCpu cpu = new JvmCpu(cpus, maxThreads);
        Machine machine = new Machine(cpu, maxThreads, turnstileChains, watching);
        cpu.belongTo(machine);
        machine.start(new JvmScheduler(machine));
        return machine;
    }

    /** The calling thread's stack as a witness wants it: from the first caller of a primitive on, innermost first. */
    public static List<String> stacks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> isOwn(frame.getClassName()))
                        .limit(DEEPEST)
                        .map(StackWalker.StackFrame::toString)
                        .toList());
    }

    private static boolean isOwn(String className) {
        String primitives = Machine.class.getPackageName();
        return className.equals(JvmMachine.class.getName())
                || className.lastIndexOf('.') == primitives.length() && className.startsWith(primitives);
    }
}
