package smpng.memory.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static smpng.memory.machine.Shapes.X;
import static smpng.memory.machine.Shapes.Y;
import static smpng.memory.machine.Shapes.fence;
import static smpng.memory.machine.Shapes.load;
import static smpng.memory.machine.Shapes.messagePassing;
import static smpng.memory.machine.Shapes.program;
import static smpng.memory.machine.Shapes.registers;
import static smpng.memory.machine.Shapes.store;
import static smpng.memory.machine.Shapes.storeBuffering;
import static smpng.memory.machine.Shapes.thread;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.memory.Tag;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

final class MachineTest {
    private static final List<Instruction> NOTHING = List.of();

    @Test
    void withoutBuffersOneOfTwoLoadsSeesTheOthersStore() {
        assertEquals(Set.of("0010", "1000", "1010"), registers(storeBuffering(), "sc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x86-tso", "sparc-tso", "sparc-pso", "sparc-rmo", "armv8", "riscv", "alpha", "alpha-caches"})
    void everyOtherMachineLetsBothLoadsMissTheOthersStore(String machine) {
        assertTrue(registers(storeBuffering(), machine).contains("0000"));
    }

    @Test
    void aFullFenceEmptiesTheBuffer() {
        assertFalse(registers(storeBuffering(Tag.MFENCE.bit()), "x86-tso").contains("0000"));
        assertFalse(registers(storeBuffering(Tag.STORE_LOAD.bit()), "sparc-tso").contains("0000"));
        assertFalse(registers(storeBuffering(Tag.STORE_LOAD.bit()), "sparc-pso").contains("0000"));
    }

    @Test
    void anotherMachinesFenceDoesNothing() {
        assertTrue(registers(storeBuffering(Tag.MFENCE.bit()), "sparc-tso").contains("0000"));
    }

    @Test
    void partialStoreOrderReordersStoresUnlessStbarIsBetween() {
        List<Instruction> stbar = List.of(fence(Tag.STORE_STORE.bit()));
        assertFalse(
                registers(messagePassing(NOTHING, NOTHING, false), "sparc-tso").contains("0010"));
        assertTrue(
                registers(messagePassing(NOTHING, NOTHING, false), "sparc-pso").contains("0010"));
        assertFalse(
                registers(messagePassing(stbar, NOTHING, false), "sparc-pso").contains("0010"));
    }

    @Test
    void alphasReaderNeedsABarrierWhereOthersHaveTheDependency() {
        List<Instruction> wmb = List.of(fence(Tag.WMB.bit()));
        List<Instruction> mb = List.of(fence(Tag.MB.bit()));
        for (String machine : List.of("alpha", "alpha-caches")) {
            assertTrue(registers(messagePassing(wmb, NOTHING, true), machine).contains("0010"), machine);
            assertTrue(registers(messagePassing(mb, NOTHING, true), machine).contains("0010"), machine);
            assertFalse(registers(messagePassing(wmb, mb, false), machine).contains("0010"), machine);
            assertTrue(registers(messagePassing(NOTHING, mb, false), machine).contains("0010"), machine);
        }
        List<Instruction> dmb = List.of(fence(Tag.DMB_ST.bit()));
        assertFalse(registers(messagePassing(dmb, NOTHING, true), "armv8").contains("0010"));
    }

    @Test
    void onlyRelaxedMemoryOrderReadsOneLocationBackwards() {
        Program program = program(thread(store(X, 1)), thread(load(0, X), load(1, X)));
        for (Machine machine : Machines.all()) {
            boolean backwards = registers(program, machine.name()).contains("0010");
            assertEquals(machine.name().equals("sparc-rmo"), backwards, machine.name());
        }
    }

    @Test
    void aThreadSeesItsOwnStoresAtOnce() {
        Program program = program(thread(store(X, 1), load(0, X), store(X, 2), load(1, X)));
        for (Machine machine : Machines.all()) {
            assertEquals(Set.of("12"), registers(program, machine.name()), machine.name());
        }
    }

    @Test
    void readModifyWritesLoseNothing() {
        Expression plus = Expression.binary(Expression.Operator.ADD, Expression.register(0), Expression.constant(1));
        Instruction add = new Instruction.ReadModifyWrite(0, Shapes.at(X), plus, Tag.ATOMIC.bit(), Tag.ATOMIC.bit());
        Program program = program(thread(add), thread(add), thread(add));
        for (Machine machine : Machines.all()) {
            Set<FinalState> states =
                    Machines.outcomes(program, machine, Machines.Limits.USUAL).states();
            assertEquals(6, states.size(), machine.name());
            assertTrue(states.stream().allMatch(s -> s.memory().get(X) == 3), machine.name());
        }
    }

    @Test
    void loopsAndExclusivesAreRefused() {
        Program loop = program(thread(
                new Instruction.Label("again"), load(0, X), new Instruction.Branch(Expression.register(0), "again")));
        Program exclusive = program(thread(new Instruction.Load(0, Shapes.at(X), Tag.EXCLUSIVE.bit())));
        for (Machine machine : Machines.all()) {
            assertThrows(OutsideFragment.class, () -> registers(loop, machine.name()), machine.name());
            assertThrows(OutsideFragment.class, () -> registers(exclusive, machine.name()), machine.name());
        }
    }

    @Test
    void aMachineThatIsCutShortSaysSo() {
        Machines.Outcomes outcomes =
                Machines.outcomes(storeBuffering(), Machines.named("x86-tso"), new Machines.Limits(3, true));
        assertFalse(outcomes.complete());
    }

    @Test
    void aBrokenInvariantIsAnError() {
        Machine broken = new Machine() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public List<State> load(Program program) {
                return List.of(new Broken());
            }
        };
        IllegalStateException error = assertThrows(
                IllegalStateException.class, () -> Machines.outcomes(storeBuffering(), broken, Machines.Limits.USUAL));
        assertTrue(error.getMessage().contains("buffers are short"), error.getMessage());
    }

    private record Broken() implements Machine.State {
        @Override
        public List<Machine.State> next() {
            return List.of();
        }

        @Override
        public Optional<FinalState> result() {
            return Optional.empty();
        }

        @Override
        public Optional<String> broken() {
            return Optional.of("buffers are short");
        }
    }

    @Test
    void alphaPredictsValuesButNoneOutOfThinAir() {
        Instruction copyToY = new Instruction.Store(Shapes.at(Y), Expression.register(0), 0);
        Instruction copyToX = new Instruction.Store(Shapes.at(X), Expression.register(0), 0);
        Program program = program(thread(load(0, X), copyToY), thread(load(0, Y), copyToX));
        assertEquals(Set.of("0000"), registers(program, "alpha"));
        Program independent = program(thread(load(0, X), store(Y, 1)), thread(load(0, Y), store(X, 1)));
        assertTrue(registers(independent, "alpha").contains("1010"));
        assertTrue(registers(independent, "alpha-caches").contains("1010"));
    }

    @Test
    void predictionIsWhatSetsTheTwoAlphasApart() {
        // S with wmb and data: the handbook orders the dependent write before the read it was computed from.
        Instruction one = new Instruction.Store(
                Shapes.at(X),
                Expression.binary(
                        Expression.Operator.ADD,
                        Expression.constant(1),
                        Expression.binary(Expression.Operator.XOR, Expression.register(0), Expression.register(0))),
                0);
        Program program = program(thread(store(X, 2), fence(Tag.WMB.bit()), store(Y, 1)), thread(load(0, Y), one));
        FinalState state = new FinalState(List.of(List.of(0L, 0L), List.of(1L, 0L)), List.of(2L, 1L));
        assertTrue(states(program, "alpha").contains(state));
        assertFalse(states(program, "alpha-caches").contains(state));
    }

    private static Set<FinalState> states(Program program, String machine) {
        return Machines.outcomes(program, Machines.named(machine), Machines.Limits.USUAL)
                .states();
    }
}
