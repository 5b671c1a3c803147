package smpng.suites.barriers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.bytecode.patch.OrderedAccess;
import smpng.memory.mapping.Mapping;

/** Orders that a machine compiles to the same instructions are told apart nowhere, and others are. */
final class InstructionsTest {
    private static List<String> on(String machine, String call, String order) {
        OrderedAccess access =
                new OrderedAccess("a.Class", "method()V", 1, "java/lang/invoke/VarHandle", call, "", 1, 1);
        return new Instructions(Mapping.FREEBSD, machine).of(List.of(Change.order(access, order)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso"})
    void whereStoresStayInOrderAReleaseIsAStore(String machine) {
        assertEquals(List.of(), on(machine, "setRelease", "setOpaque"));
        assertEquals(List.of(), on(machine, "acquireFence", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"armv8", "power", "riscv", "rc11", "jam", "sparc-pso"})
    void elsewhereItIsNot(String machine) {
        assertNotEquals(List.of(), on(machine, "setRelease", "setOpaque"));
    }

    @Test
    void aVolatileStoreHasABarrierOnX86() {
        assertNotEquals(List.of(), on("x86-tso", "setVolatile", "setRelease"));
        assertNotEquals(List.of(), on("x86-tso", "fullFence", "acquireFence"));
        assertEquals(List.of(), on("sc", "setVolatile", "setRelease"));
    }

    @Test
    void anUpdateIsOneInstructionOnX86WhateverItsOrder() {
        assertEquals(List.of(), on("x86-tso", "compareAndSet", "weakCompareAndSetAcquire"));
        assertNotEquals(List.of(), on("armv8", "weakCompareAndSetAcquire", "weakCompareAndSetPlain"));
        assertNotEquals(
                on("armv8", "compareAndSet", "weakCompareAndSetAcquire"),
                on("armv8", "compareAndSet", "weakCompareAndSetRelease"));
    }
}
