package smpng.simulator.guest;

import smpng.primitives.BareCpu;
import smpng.primitives.KThread;
import smpng.primitives.Panic;
import smpng.simulator.VirtualMachine;

/** The CPU seam on top of the virtual machine: every operation is what its name says. Keeps no state of its own. */
public final class SimulatedCpu implements BareCpu {
    private final VirtualMachine vm;

    /** The seam of one run. */
    public SimulatedCpu(VirtualMachine vm) {
        this.vm = vm;
    }

    @Override
    public int count() {
        return vm.cpus();
    }

    @Override
    public int id() {
        return vm.currentCpu();
    }

    @Override
    public KThread thread() {
        if (vm.currentThread() instanceof KThread td) {
            return td;
        }
        throw new Panic("no thread runs on CPU " + vm.currentCpu() + " yet: boot code says which it runs as");
    }

    @Override
    public boolean interruptsOff() {
        return vm.setInterrupts(false);
    }

    @Override
    public void interruptsRestore(boolean on) {
        vm.setInterrupts(on);
    }

    /** Nothing: a virtual CPU is the thread's for as long as the kernel runs it there. */
    @Override
    public void unpin(KThread td) {}

    @Override
    public void ipi(int cpu, int vector) {
        vm.ipi(cpu, vector);
    }

    @Override
    public void spinWait() {
        vm.spinWait();
    }

    @Override
    public long cycles() {
        return vm.cycles();
    }

    @Override
    public long nanoTime() {
        return vm.nanoTime();
    }

    @Override
    public void switchTo(KThread next) {
        vm.name(next, next.name());
        vm.switchTo(next, next.entry());
    }

    @Override
    public void halt() {
        vm.halt();
    }

    @Override
    public void alarm(long deadline) {
        vm.alarm(deadline);
    }
}
