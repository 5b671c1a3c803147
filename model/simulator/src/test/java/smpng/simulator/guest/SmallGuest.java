package smpng.simulator.guest;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.simulator.Guest;
import smpng.simulator.VirtualMachine;

/** A guest of one thread per CPU, each with its own piece of work. What it keeps in lists is no step. */
public abstract class SmallGuest implements Guest {
    // In lists, because reading a field that boot() sets would be a step.
    private final List<VirtualMachine> vm = new ArrayList<>();
    private final List<@Nullable Object> program = new ArrayList<>();
    protected final List<String> log = new ArrayList<>();
    private final List<Integer> done = new ArrayList<>();

    @Override
    public void boot(VirtualMachine its, @Nullable Object given) {
        vm.add(its);
        program.add(given);
        boot();
    }

    protected void boot() {}

    protected final VirtualMachine vm() {
        return vm.get(0);
    }

    protected final @Nullable Object program() {
        return program.get(0);
    }

    /** What the thread of a CPU does. */
    protected abstract void work(int cpu);

    @Override
    public Context cpuStart(int cpu) {
        return new Context(thread(cpu), () -> {
            work(cpu);
            done.add(cpu);
        });
    }

    /** The object that stands for the thread of a CPU. */
    protected Object thread(int cpu) {
        Object thread = new Object();
        vm().name(thread, "T" + cpu);
        return thread;
    }

    @Override
    public boolean finished() {
        return done.size() == vm().cpus();
    }

    protected void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
