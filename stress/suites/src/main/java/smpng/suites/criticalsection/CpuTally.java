package smpng.suites.criticalsection;

import smpng.primitives.CriticalSection;
import smpng.primitives.Machine;

/** A user of {@link CriticalSection} as the lock discipline wants it: a section that is entered is left on every path. */
final class CpuTally {
    private final Machine machine;
    private final CriticalSection critical;
    private final int[] perCpu;

    CpuTally(Machine machine) {
        this.machine = machine;
        this.critical = machine.critical();
        this.perCpu = new int[machine.cpu().count()];
    }

    /** Adds one for the CPU the caller is on, unless the bound is reached there. */
    boolean addUpTo(int bound) {
        critical.enter();
        int cpu = machine.cpu().id();
        if (perCpu[cpu] >= bound) {
            critical.exit();
            return false;
        }
        perCpu[cpu]++;
        critical.exit();
        return true;
    }
}
