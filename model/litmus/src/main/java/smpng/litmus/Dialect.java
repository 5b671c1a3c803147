package smpng.litmus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smpng.memory.model.Models;

/** In what a litmus test is written. */
public enum Dialect {
    X86("X86", List.of("x86-tso")),
    AARCH64("AArch64", List.of("armv8")),
    PPC("PPC", List.of("power")),
    RISCV("RISCV", List.of("riscv")),
    /** C11 atomics; runs on every machine. */
    C("C", List.of()),
    /** Java's access modes; runs on every machine. */
    JAVA("Java", List.of());

    private final String title;
    private final List<String> machines;

    Dialect(String title, List<String> machines) {
        this.title = title;
        this.machines = machines;
    }

    /** As the first word of a test has it. */
    public String title() {
        return title;
    }

    /** True for a programming language: its accesses become a machine's by a mapping. */
    public boolean isLanguage() {
        return machines.isEmpty();
    }

    /** The names of the models that a test can be asked about. */
    public List<String> machines() {
        return isLanguage() ? Models.names() : machines;
    }

    /** The dialect that a test's first word names. */
    public static Optional<Dialect> of(String word) {
        return Arrays.stream(values())
                .filter(d -> d.title.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
