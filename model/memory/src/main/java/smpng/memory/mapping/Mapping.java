package smpng.memory.mapping;

import java.util.List;
import java.util.Optional;
import smpng.memory.program.Program;

/**
 * From a language to a machine. The compiler is assumed to keep accesses in the order they are written in, and to make one
 * instruction of each; plain accesses become the same instructions as relaxed ones.
 *
 * <p>Read-modify-writes become atomic instructions, also where the machine has a loop of load-linked and store-conditional:
 * a round of the loop that fails does nothing that another thread sees.
 */
public enum Mapping {
    /** What FreeBSD's atomic(9) does in the kernel's machine/atomic.h. */
    FREEBSD,
    /** What the HotSpot virtual machine does for access modes of VarHandle. */
    HOTSPOT;

    /** The machines that can be compiled to; sc and the languages take a program as it is. */
    public static final List<String> MACHINES = List.of(
            "sc",
            "x86-tso",
            "sparc-tso",
            "sparc-pso",
            "sparc-rmo",
            "alpha",
            "ia64",
            "armv7",
            "armv8",
            "power",
            "riscv",
            "rc11",
            "jam");

    /**
     * The program as the machine runs it.
     *
     * @throws IllegalArgumentException if the machine is none of {@link #MACHINES}, or the program has an instruction that is
     *     no language's, an exclusive or a machine's fence
     */
    public Compiled compile(Program program, String machine) {
        if (!MACHINES.contains(machine)) {
            throw new IllegalArgumentException("no mapping to " + machine + "; there are " + MACHINES);
        }
        Optional<Scheme> scheme = this == FREEBSD ? FreeBsd.scheme(machine) : HotSpot.scheme(machine);
        return scheme.isPresent()
                ? new Compiler(scheme.get(), program).compiled(this, machine)
                : new Compiled(program, machine, this, Unchanged.remarks(program, machine));
    }
}
