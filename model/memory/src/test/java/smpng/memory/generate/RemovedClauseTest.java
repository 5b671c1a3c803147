package smpng.memory.generate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpng.memory.Tag;
import smpng.memory.enumerate.FinalState;
import smpng.memory.machine.ArmOrder;
import smpng.memory.machine.LocalOrder;
import smpng.memory.machine.Machine;
import smpng.memory.machine.Machines;
import smpng.memory.machine.RiscvOrder;
import smpng.memory.machine.Window;
import smpng.memory.mapping.Mapping;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * Each claim fails when something it rests on is taken away. What is missing here is missing because another clause implies
 * it: RISC-V's rule 2, which follows from fre and rfe; atomicity and the locked clause of PSO and RMO, which follow from
 * their read-modify-writes being single.
 */
final class RemovedClauseTest {
    private static final long ENOUGH = 3000;

    @ParameterizedTest
    @CsvSource({
        "sc, po",
        "sc, atomic",
        "x86-tso, mfence",
        "x86-tso, locked",
        "x86-tso, atomic",
        "sparc-tso, storeload",
        "sparc-tso, locked",
        "sparc-pso, stbar",
        "sparc-pso, storeload",
        "sparc-pso, whole",
        "sparc-rmo, dependencies",
        "sparc-rmo, loadload",
        "sparc-rmo, loadstore",
        "sparc-rmo, storeload",
        "sparc-rmo, storestore",
        "sparc-rmo, whole",
        "alpha, mb",
        "alpha, wmb",
        "alpha, thin air",
        "alpha, coherence",
        "alpha, atomic",
        "armv8, dob",
        "armv8, bob",
        "armv8, release to acquire",
        "armv8, dmb ld",
        "armv8, acquire",
        "armv8, release",
        "armv8, coherence",
        "armv8, atomic",
        "riscv, fence",
        "riscv, acquire",
        "riscv, release",
        "riscv, dependencies",
        "riscv, address before store",
        "riscv, coherence",
        "riscv, atomic"
    })
    void aModelWithoutAClauseDiffersFromTheMachine(String machine, String clause) {
        assertFails(same(machine, clause).random(1, ENOUGH, Effort.LONGEST_CYCLE), clause);
    }

    /** These show on few programs; cycles of their own edges are tried. */
    @ParameterizedTest
    @CsvSource({"armv8, lws, 5", "armv8, update to acquire, 5", "riscv, update to load, 5", "riscv, forwarded, 6"})
    void aModelWithoutARareClauseDiffersFromTheMachine(String machine, String clause, int length) {
        Check check = same(machine, clause);
        assertFails(check.on(new Cycles(few(machine)).ofLength(length).stream()), clause);
    }

    /** Rule 7 tells only on a release and then an acquire instruction that are both atomic. */
    @Test
    void riscvWithoutRuleSevenDiffersFromTheMachine() {
        List<Program.Location> locations = ThreadWriter.locations(2);
        ThreadWriter first = new ThreadWriter(locations);
        exchange(first, 0, 1, Tag.RELEASE);
        exchange(first, 1, 2, Tag.ACQUIRE);
        ThreadWriter second = new ThreadWriter(locations);
        second.add(new Instruction.Store(second.address(1), Expression.constant(1), 0));
        second.add(new Instruction.Fence(Vocabulary.of("riscv").fences().get(0)));
        second.add(new Instruction.Load(second.register(), second.address(0), 0));
        Program program = new Program("rl, aq", locations, List.of(first.thread(), second.thread()));
        Effort.holds(same("riscv", "nothing").on(Stream.of(program)));
        assertFails(same("riscv", "special").on(Stream.of(program)), "special");
    }

    private static void exchange(ThreadWriter writer, int location, long value, Tag order) {
        long tags = Tag.mask(Tag.ATOMIC, order);
        writer.add(new Instruction.ReadModifyWrite(
                writer.register(), writer.address(location), Expression.constant(value), tags, tags));
    }

    private static Check same(String machine, String clause) {
        Claim claim = Claim.same(
                "machine",
                Allowed.by(Machines.named(machine)),
                "model without " + clause,
                new BruteForce(Formulas.of(machine, clause)));
        return new Check(claim, Vocabulary.of(machine));
    }

    private static Vocabulary few(String machine) {
        Vocabulary all = Vocabulary.of(machine);
        List<Long> reads = machine.equals("armv8") ? List.of(0L, Tag.ACQUIRE.bit()) : List.of(0L);
        return new Vocabulary(machine, reads, List.of(0L), List.of(all.fences().get(0)), all.updates(), true);
    }

    @Test
    void aMachineThatNeverSquashesDiffersFromTheModel() {
        assertFails(changed(new ArmOrder(), false, true), "squashing");
    }

    @Test
    void aMachineThatAlwaysForwardsDiffersFromTheModel() {
        Allowed machine = Allowed.by(WindowInstances.machine(changedOrder(new RiscvOrder(), true, true)));
        Claim claim = Claim.same("machine", machine, "model", ModelsInUse.model("riscv"));
        Check check = new Check(claim, few("riscv"));
        assertFails(check.on(new Cycles(few("riscv")).ofLength(5).stream()), "the refusal to forward");
    }

    private static Check.Result changed(LocalOrder order, boolean squashes, boolean forwards) {
        Machine machine = WindowInstances.machine(changedOrder(order, squashes, forwards));
        Claim claim = Claim.same("machine", Allowed.by(machine), "model", ModelsInUse.model(order.name()));
        return new Check(claim, Vocabulary.of(order.name())).random(1, ENOUGH, Effort.LONGEST_CYCLE);
    }

    private static LocalOrder changedOrder(LocalOrder order, boolean squashes, boolean forwards) {
        return new LocalOrder() {
            @Override
            public String name() {
                return order.name();
            }

            @Override
            public boolean before(Window window, int i, int j) {
                return order.before(window, i, j);
            }

            @Override
            public boolean forwards(Window window, int store, int load) {
                return forwards || order.forwards(window, store, load);
            }

            @Override
            public boolean squashes() {
                return squashes;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"x86-tso, sc", "sparc-pso, sparc-tso", "sparc-rmo, sparc-pso", "armv8, x86-tso", "alpha, x86-tso"})
    void aWeakerModelAllowsMore(String weaker, String stronger) {
        Claim claim = Claim.subset(weaker, ModelsInUse.model(weaker), stronger, ModelsInUse.model(stronger));
        Check.Result result = new Check(claim, Vocabulary.of("sc")).random(1, ENOUGH, Effort.LONGEST_CYCLE);
        assertFails(result, weaker);
    }

    @Test
    void aModelThatAFenceWeakensIsNoticed() {
        Allowed weakened = program ->
                ModelsInUse.model(hasFence(program) ? "x86-tso" : "sc").states(program);
        Claim claim = Claim.fencesOnlyForbid("it", weakened, List.of(Tag.LFENCE.bit()));
        assertFails(new Check(claim, Vocabulary.of("x86-tso")).random(1, ENOUGH, 4), "strength");
    }

    private static boolean hasFence(Program program) {
        return program.threads().stream()
                .flatMap(thread -> thread.code().stream())
                .anyMatch(Instruction.Fence.class::isInstance);
    }

    @Test
    void aModelThatPrefersAThreadIsNoticed() {
        Allowed preferring = program -> ModelsInUse.model("sc").states(program).stream()
                .filter(state -> first(state) == 0)
                .collect(Collectors.toSet());
        Claim claim = Claim.threadsHaveNoOrder("it", preferring);
        assertFails(new Check(claim, Vocabulary.of("sc")).random(1, ENOUGH, 4), "equality of threads");
    }

    private static long first(FinalState state) {
        return Stream.concat(state.registers().get(0).stream(), Stream.of(0L))
                .findFirst()
                .orElse(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "HOTSPOT, x86-tso, mfence",
        "HOTSPOT, sparc-tso, storeload",
        "HOTSPOT, sparc-pso, stbar",
        "HOTSPOT, sparc-rmo, loadload",
        "HOTSPOT, sparc-rmo, storestore",
        "HOTSPOT, armv8, acquire",
        "HOTSPOT, armv8, release",
        "HOTSPOT, armv8, release to acquire",
        "HOTSPOT, riscv, fence",
        "HOTSPOT, alpha, mb",
        "FREEBSD, x86-tso, mfence",
        "FREEBSD, sparc-pso, stbar",
        "FREEBSD, sparc-rmo, loadload",
        "FREEBSD, armv8, acquire",
        "FREEBSD, armv8, release",
        "FREEBSD, riscv, fence",
        "FREEBSD, alpha, mb"
    })
    void aMappingIsUnsoundForAMachineThatLacksWhatItRestsOn(Mapping mapping, String machine, String clause) {
        Claim claim = Claim.mappingIsSound(
                mapping, machine, new BruteForce(Formulas.of(machine, clause)), ModelsInUse.model("rc11"));
        assertFails(new Check(claim, Vocabulary.language()).random(1, ENOUGH, Effort.LONGEST_CYCLE), clause);
    }

    private static void assertFails(Check.Result result, String removed) {
        assertTrue(
                result.difference().isPresent(),
                () -> removed + " was taken away, and " + result.programs() + " programs do not show it");
    }
}
