package smpng.suites.ktr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.TraceEntry;
import smpng.primitives.TraceRing;
import smpng.simulator.Guest;
import smpng.simulator.VirtualMachine;

/**
 * Traces on every CPU, and from each interrupt, wherever it comes; the last of several CPUs reads as well. What it keeps in
 * lists is no step. Its program is the number of slots, how many events each CPU traces, and how many an interrupt does.
 */
public final class TraceGuest implements Guest {
    private final List<VirtualMachine> vm = new ArrayList<>();
    private final List<TraceRing> ring = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private final List<Integer> done = new ArrayList<>();
    private final List<TraceEntry> shown = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();
    private final Map<Long, Integer> traced = new HashMap<>();

    @Override
    public void boot(VirtualMachine its, @Nullable Object program) {
        for (String bound : String.valueOf(program).split(" ")) {
            bounds.add(Integer.valueOf(bound));
        }
        vm.add(its);
        ring.add(new TraceRing(bounds.get(0), 1));
    }

    @Override
    public Context cpuStart(int cpu) {
        Object thread = new Object();
        vm.get(0).name(thread, "T" + cpu);
        return new Context(thread, () -> {
            vm.get(0).setInterrupts(true);
            for (int i = 0; i < bounds.get(1); i++) {
                if (cpu > 0 && cpu == vm.get(0).cpus() - 1) {
                    shown.addAll(ring.get(0).snapshot());
                }
                trace();
            }
            done.add(cpu);
        });
    }

    @Override
    public void interrupt(int vector) {
        for (int i = 0; i < bounds.get(2); i++) {
            trace();
        }
    }

    private void trace() {
        int code = codes.size() + 1;
        codes.add(code);
        long number = TracedEvent.trace(ring.get(0), code);
        if (number != TraceRing.NONE && traced.put(number, code) != null) {
            throw new AssertionError("two events have the number " + number);
        }
    }

    @Override
    public boolean finished() {
        return done.size() == vm.get(0).cpus();
    }

    @Override
    public void finish() {
        TraceRing its = ring.get(0);
        List<TraceEntry> last = its.snapshot();
        shown.addAll(last);
        for (TraceEntry entry : shown) {
            Integer code = traced.get(entry.number());
            if (entry.isWhole() && (code == null || entry.code() != code || !TracedEvent.belongTogether(entry))) {
                throw new AssertionError("shown, but not traced: " + entry + "; traced under that number: " + code);
            }
        }
        for (TraceEntry entry : last) {
            if (traced.containsKey(entry.number()) && !entry.isWhole()) {
                throw new AssertionError("traced, among the last, and not there: " + entry);
            }
        }
        if (its.reserved() != codes.size() || its.lost() != codes.size() - traced.size()) {
            throw new AssertionError(codes.size() + " events, " + traced.size() + " written, but " + its.reserved()
                    + " numbers and " + its.lost() + " lost");
        }
    }
}
