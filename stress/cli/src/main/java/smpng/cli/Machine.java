package smpng.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A machine, or language, that a result can be about. */
enum Machine {
    /** The JVM and processor at hand. */
    JVM("jvm", "this JVM on this processor"),
    SC("sc", "sequential consistency"),
    X86_TSO("x86-tso", "i386, amd64"),
    SPARC_TSO("sparc-tso", "sparc64 as FreeBSD ran it"),
    SPARC_PSO("sparc-pso", "sparc, partial store order"),
    SPARC_RMO("sparc-rmo", "sparc, relaxed memory order"),
    ALPHA("alpha", "alpha"),
    IA64("ia64", "ia64"),
    POWER("power", "powerpc"),
    ARMV7("armv7", "arm"),
    ARMV8("armv8", "arm64"),
    RISCV("riscv", "riscv"),
    RC11("rc11", "the language C11"),
    JAM("jam", "the language Java");

    private final String id;
    private final String title;

    Machine(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    static Optional<Machine> of(String id) {
        return Arrays.stream(values())
                .filter(m -> m.id.equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
