package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;

/**
 * The explorer against the oracle, on random programs: the same graphs, each once. {@code -Djqwik.tries.default=5000} tries
 * 5000 programs for each machine.
 */
final class OracleProperties {
    @Property
    void everyGraphOfScIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("sc"));
    }

    @Property
    void everyGraphOfX86TsoIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("x86-tso"));
    }

    @Property
    void everyGraphOfSparcTsoIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("sparc-tso"));
    }

    @Property
    void everyGraphOfSparcPsoIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("sparc-pso"));
    }

    @Property
    void everyGraphOfRc11IsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("rc11"));
    }

    @Property
    void everyGraphOfJamIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("jam"));
    }

    @Property
    void everyGraphOfSparcRmoIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "sparc-rmo");
    }

    @Property
    void everyGraphOfAlphaIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "alpha");
    }

    @Property
    void everyGraphOfIa64IsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "ia64");
    }

    @Property
    void everyGraphOfPowerIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "power");
    }

    @Property
    void everyGraphOfArmv7IsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "armv7");
    }

    @Property
    void everyGraphOfArmv8IsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "armv8");
    }

    @Property
    void everyGraphOfRiscvIsFoundOnce(@ForAll("programs") Sketch sketch) {
        compareWithAndWithoutDependencies(sketch, "riscv");
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    private static void compareWithAndWithoutDependencies(Sketch sketch, String machine) {
        compare(sketch, Exploration.Settings.of(machine));
        compare(sketch, Exploration.Settings.of(machine).assumingAllDependencies());
    }

    private static void compare(Sketch sketch, Exploration.Settings settings) {
        Program program = sketch.program();
        String difference = Graphs.difference(Explored.graphs(program, settings), Oracle.graphs(program, settings));
        assertEquals("", difference, () -> settings + sketch.toString() + difference);
    }
}
