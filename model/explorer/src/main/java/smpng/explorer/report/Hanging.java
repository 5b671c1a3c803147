package smpng.explorer.report;

import java.util.List;

/**
 * What it takes to forbid an execution that a machine allows where nothing but addresses depends on what was read, and forbids
 * where everything does.
 *
 * @param unless dependencies of which the code must keep one, or the machine allows the execution; where there are none, it
 *     allows it whatever the code depends on
 * @param open whether that took too long to find out
 */
public record Hanging(List<Dependence> unless, boolean open) {
    /** Copies the list. */
    public Hanging {
        unless = List.copyOf(unless);
    }

    /** True if the machine allows the execution whatever depends on what. */
    public boolean isAllowed() {
        return unless.isEmpty() && !open;
    }

    /**
     * An access whose address, or whose written value, would depend on a read.
     *
     * @param read the variable that is read
     * @param readAt file and line; empty if nobody knows
     * @param access the variable that is accessed
     * @param accessAt file and line; empty if nobody knows
     * @param value whether it is what the access writes, where nothing else can depend on the read
     */
    public record Dependence(String read, String readAt, String access, String accessAt, boolean value) {}
}
