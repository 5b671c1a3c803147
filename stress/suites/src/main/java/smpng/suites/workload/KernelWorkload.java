package smpng.suites.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.kernel.Kernel;
import smpng.kernel.KernelInvariants;
import smpng.kernel.KernelView;
import smpng.primitives.BareCpu;
import smpng.primitives.KThread;
import smpng.primitives.Panic;
import smpng.primitives.Witness;
import smpng.primitives.WitnessReport;
import smpng.simulator.Guest;
import smpng.simulator.VirtualMachine;
import smpng.simulator.guest.SimulatedCpu;
import smpng.suites.words.RwLockWord;
import smpng.suites.words.SleepMutexWord;
import smpng.suites.words.SpinMutexWord;
import smpng.suites.words.SxLockWord;

/**
 * The guest that runs a {@link Script} on the reference kernel. After every step the kernel's invariants are checked, and
 * between two operations of a thread what the thread can see: what it owns, its critical section, its interrupts.
 */
public final class KernelWorkload implements Guest {
    /** Interrupt whose handler takes a spin mutex. */
    static final int DEVICE = 8;
    /** Interrupt that a rendezvous waits for. */
    static final int RENDEZVOUS = 9;

    private static final int CLASSES = 32;

    private final Model model = new Model();
    private final List<WitnessReport> reports = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Runnable> watches = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, KThread> threads = new HashMap<>();
    private final Map<Integer, Cell> acknowledged = new HashMap<>();
    private final Cell door = new Cell();
    private final Deque<Integer> settled = new ArrayDeque<>();
    /** Filled by boot; a collection, so that asking for a part is no step. */
    private final Deque<Booted> booted = new ArrayDeque<>(1);

    private final Deque<KernelView> viewed = new ArrayDeque<>(1);

    /** The parts that exist once the guest has been booted. */
    private record Booted(VirtualMachine vm, Kernel kernel, KernelInvariants invariants, Script script) {}

    /** Data that a lock protects: plain, so that a lock that does not order or exclude loses updates. */
    static final class Cell {
        private int value;

        void increment() {
            value = value + 1;
        }

        int value() {
            return value;
        }
    }

    @Override
    public void boot(VirtualMachine itsVm, @Nullable Object program) {
        Script its = Script.parse(String.valueOf(program));
        Optional<Witness.Settings> watching =
                its.watched() ? Optional.of(new Witness.Settings(CLASSES, List::of, reports::add)) : Optional.empty();
        Kernel k = new Kernel(new SimulatedCpu(itsVm), its.chains(), watching);
        booted.push(new Booted(itsVm, k, new KernelInvariants(k), its));
        for (Script.Declared line : its.declared()) {
            Part part = Part.of(this, line);
            parts.put(line.name(), part);
            if (part.isLock()) {
                protectedBy(line.name());
            }
        }
        for (int c = 0; c < itsVm.cpus(); c++) {
            Cell cell = new Cell();
            itsVm.name(cell, "acknowledged by CPU " + c);
            acknowledged.put(c, cell);
        }
        for (Script.ThreadLine line : its.threads()) {
            KThread td =
                    k.spawn(line.name(), line.priority(), line.cpu() % itsVm.cpus(), () -> new Actor(this, line).run());
            threads.put(line.name(), td);
        }
        itsVm.name(door, "door");
    }

    private void protectedBy(String lock) {
        order.add(lock);
        Cell cell = new Cell();
        machine().name(cell, "data of " + lock);
        cells.put(lock, cell);
    }

    @Override
    public Context cpuStart(int cpu) {
        return new Context(kernel().idleThread(cpu), kernel()::idle);
    }

    @Override
    public void interrupt(int vector) {
        switch (vector) {
            case DEVICE -> {
                kernel().machine().critical().enter();
                if (parts.get(script().handler()) instanceof SpinPart spin) {
                    spin.interrupt();
                }
                kernel().machine().critical().exit();
            }
            case RENDEZVOUS -> cell(acknowledged, machine().currentCpu()).increment();
            default -> kernel().interrupt(vector);
        }
    }

    @Override
    public void check() {
        invariants().check();
        if (!watches.isEmpty()) {
            watches.forEach(Runnable::run);
        }
        Integer cpu = settled.poll();
        if (cpu != null) {
            invariants().noDebtIsLeft(cpu);
        }
    }

    /**
     * One step of the calling thread, before which pending interrupts are served. If it is in no critical section, the
     * check before the next step, which is its own, finds a CPU that owes nothing.
     */
    void letInterruptsIn(boolean outsideSections) {
        door.value();
        if (outsideSections) {
            settled.add(machine().currentCpu());
        }
    }

    @Override
    public boolean finished() {
        // Who is left may wait for what nobody will announce.
        long left = threads.values().stream()
                .filter(td -> td.state() != KThread.State.INACTIVE)
                .count();
        return left == parts.values().stream().mapToLong(Part::mayWait).sum();
    }

    @Override
    public void finish() {
        invariants().checkAtEnd();
        cells.forEach((lock, cell) -> {
            if (cell.value() != model.work(lock)) {
                throw new AssertionError(
                        "visibility: " + model.work(lock) + " increments under " + lock + " left " + cell.value());
            }
        });
    }

    @Override
    public String describe() {
        List<String> parts = new ArrayList<>(model.waiting());
        view().state().forEach((part, how) -> {
            if (threads.containsKey(part) && !how.equals("ended")) {
                parts.add(part + " " + how);
            }
        });
        return String.join("; ", parts);
    }

    @Override
    public @Nullable String decode(String location, @Nullable Object value) {
        return switch (location) {
            case "SpinMutex.word" ->
                value instanceof Integer word ? new SpinMutexWord().read(word, this::thread) : null;
            case "SleepMutex.word" -> value instanceof Long word ? new SleepMutexWord().read(word, this::thread) : null;
            case "RwLock.word" -> value instanceof Long word ? new RwLockWord().read(word, this::thread) : null;
            case "SxLock.word" -> value instanceof Long word ? new SxLockWord().read(word, this::thread) : null;
            default -> null;
        };
    }

    @Override
    public @Nullable String name(Object object) {
        return booted.isEmpty() ? null : view().name(object);
    }

    @Override
    public Map<String, String> state() {
        return view().state();
    }

    /** Made when it is first needed: most runs are not shown to anybody. */
    private KernelView view() {
        if (viewed.isEmpty()) {
            viewed.push(new KernelView(kernel()));
        }
        return viewed.element();
    }

    private String thread(int tid) {
        List<KThread> all = kernel().threads();
        return tid >= 1 && tid <= all.size() ? all.get(tid - 1).name() : "thread " + tid;
    }

    @Override
    public String vector(int vector) {
        return meaning(vector);
    }

    /** What an interrupt vector means to this guest. */
    static String meaning(int vector) {
        return switch (vector) {
            case BareCpu.CLOCK -> "clock";
            case BareCpu.RESCHEDULE -> "reschedule";
            case Kernel.TICK -> "tick";
            case DEVICE -> "device";
            case RENDEZVOUS -> "rendezvous";
            default -> "vector " + vector;
        };
    }

    /** One unit of work under a lock: a plain read and a plain write, and the same in the model. */
    void work(String lock) {
        Cell cell = cells.get(lock);
        if (cell != null) {
            cell.increment();
            model.worked(lock);
        }
    }

    void awaitRendezvous(int cpu) {
        Cell cell = cell(acknowledged, cpu);
        int before = cell.value();
        kernel().machine().cpu().ipi(cpu, RENDEZVOUS);
        while (cell.value() == before) {
            machine().spinWait();
        }
    }

    private static Cell cell(Map<Integer, Cell> of, int cpu) {
        Cell cell = of.get(cpu);
        if (cell == null) {
            throw new Panic("no CPU " + cpu);
        }
        return cell;
    }

    Model model() {
        return model;
    }

    /** Has something checked after every step of anybody. Most steps are of no interest to most parts, and there are many. */
    void afterEachStep(Runnable check) {
        watches.add(check);
    }

    /** What the script declares, in its order. */
    Collection<Part> parts() {
        return parts.values();
    }

    @Nullable
    Part part(String name) {
        return parts.get(name);
    }

    /** What a reader sees of the work done under a lock; 0 if there is no such lock. */
    int look(String lock) {
        Cell cell = cells.get(lock);
        return cell == null ? 0 : cell.value();
    }

    @Nullable
    KThread thread(String name) {
        return threads.get(name);
    }

    int rank(String lock) {
        return order.indexOf(lock);
    }

    VirtualMachine machine() {
        return booted.element().vm();
    }

    Kernel kernel() {
        return booted.element().kernel();
    }

    Script script() {
        return booted.element().script();
    }

    KernelInvariants invariants() {
        return booted.element().invariants();
    }
}
