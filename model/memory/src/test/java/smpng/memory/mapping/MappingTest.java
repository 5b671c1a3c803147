package smpng.memory.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

final class MappingTest {
    private static final List<Program.Location> X = List.of(new Program.Location("x", 0, 0, 0));
    private static final Expression AT_X = Expression.constant(new Program("", X, List.of()).addressOf(0));

    private static Program program(Instruction instruction) {
        Program.Thread thread = new Program.Thread(List.of("r0"), List.of(0L), List.of(instruction), List.of("source"));
        return new Program("one", X, List.of(thread));
    }

    private static Instruction load(Tag order) {
        return new Instruction.Load(0, AT_X, order.bit());
    }

    private static Instruction store(Tag order) {
        return new Instruction.Store(AT_X, Expression.constant(1), order.bit());
    }

    private static Instruction update(long read, long write) {
        return new Instruction.ReadModifyWrite(0, AT_X, Expression.constant(1), read, write);
    }

    private static List<String> text(Mapping mapping, String machine, Instruction instruction) {
        return mapping.compile(program(instruction), machine).program().threads().get(0).text().stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "FREEBSD, x86-tso, source -> mov",
        "FREEBSD, armv8, source -> ldar",
        "FREEBSD, riscv, 'source -> l;source -> fence rw,rw'",
        "FREEBSD, alpha, source -> ldq;source -> mb",
        "FREEBSD, power, source -> ld;source -> lwsync",
        "FREEBSD, sparc-tso, 'source -> casx 0,0'",
        "FREEBSD, sparc-rmo, source -> ldx;source -> membar #LoadLoad|#LoadStore",
        "HOTSPOT, armv8, source -> ldar",
        "HOTSPOT, riscv, 'source -> l;source -> fence r,rw'",
        "HOTSPOT, sparc-tso, source -> ldx"
    })
    void anAcquireLoadIsWhatTheHeaderSays(Mapping mapping, String machine, String text) {
        assertEquals(text, String.join(";", text(mapping, machine, load(Tag.ACQUIRE))));
    }

    @ParameterizedTest
    @CsvSource({
        "x86-tso, source -> mov;source -> lock addl",
        "armv8, source -> stlr",
        "power, source -> sync;source -> std",
        "sparc-pso, source -> stbar;source -> stx;source -> membar #StoreLoad",
        "alpha, source -> mb;source -> stq;source -> mb"
    })
    void aVolatileStoreIsWhatHotSpotEmits(String machine, String text) {
        assertEquals(text, String.join(";", text(Mapping.HOTSPOT, machine, store(Tag.SEQ_CST))));
    }

    @Test
    void theInstructionsHaveTheTagsThatTheMachinesModelKnows() {
        Program compiled = Mapping.HOTSPOT
                .compile(program(update(Tag.SEQ_CST.bit(), Tag.SEQ_CST.bit())), "armv8")
                .program();
        assertEquals(
                List.of(new Instruction.ReadModifyWrite(
                        0,
                        AT_X,
                        Expression.constant(1),
                        Tag.mask(Tag.ATOMIC, Tag.ACQUIRE),
                        Tag.mask(Tag.ATOMIC, Tag.RELEASE))),
                compiled.threads().get(0).code());
    }

    @Test
    void aFenceThatBecomesNoInstructionStillShows() {
        Instruction fence = new Instruction.Fence(Tag.ACQUIRE.bit());
        assertEquals(List.of("source -> no instruction"), text(Mapping.FREEBSD, "x86-tso", fence));
    }

    @Test
    void isyncComesWithTheBranchThatItNeeds() {
        Instruction acquire = update(Tag.ACQUIRE.bit(), Tag.RELAXED.bit());
        assertEquals(
                List.of("source -> ldarx/stdcx.", "source -> bne", "source -> isync"),
                text(Mapping.FREEBSD, "power", acquire));
    }

    @Test
    void aScratchRegisterIsTheLastAndEndsAsZero() {
        Compiled compiled = Mapping.FREEBSD.compile(program(store(Tag.RELEASE)), "sparc-tso");
        Program.Thread thread = compiled.program().threads().get(0);
        assertEquals(List.of("r0", "scratch"), thread.registers());
        assertEquals(
                new Instruction.Assign(1, Expression.constant(0)),
                thread.code().get(thread.code().size() - 1));
    }

    @ParameterizedTest
    @EnumSource(Mapping.class)
    void scAndTheLanguagesTakeAProgramAsItIs(Mapping mapping) {
        Program program = program(load(Tag.SEQ_CST));
        for (String machine : List.of("sc", "rc11", "jam")) {
            assertEquals(program, mapping.compile(program, machine).program());
        }
    }

    @Test
    void aResultNamesItsMappingAndWhatHasNoCounterpart() {
        Instruction fence = new Instruction.Fence(Tag.LOAD_LOAD.bit());
        Compiled compiled = Mapping.HOTSPOT.compile(program(fence), "rc11");
        assertEquals(Mapping.HOTSPOT, compiled.mapping());
        assertEquals(1, compiled.remarks().size());
        assertTrue(compiled.remarks().get(0).contains("no fence between loads"));
        assertTrue(Mapping.HOTSPOT
                .compile(program(load(Tag.ACQUIRE)), "rc11")
                .remarks()
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Mapping.class)
    void everyMachineHasAScheme(Mapping mapping) {
        for (String machine : Mapping.MACHINES) {
            for (Tag order : List.of(Tag.PLAIN, Tag.RELAXED, Tag.ACQUIRE, Tag.SEQ_CST)) {
                assertFalse(text(mapping, machine, load(order)).isEmpty(), machine);
            }
        }
    }

    @Test
    void whatIsNoLanguagesIsRefused() {
        Instruction machines = new Instruction.Fence(Tag.MFENCE.bit());
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Mapping.FREEBSD.compile(program(machines), "alpha"));
        assertTrue(error.getMessage().contains("MFENCE"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Mapping.FREEBSD.compile(program(load(Tag.ACQUIRE)), "vax"));
    }
}
