package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.memory.mapping.Mapping;

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
    void everyGraphOfX86TsoIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compare(sketch, Exploration.Settings.of("x86-tso").mapping(mapping));
    }

    @Property
    void everyGraphOfSparcTsoIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compare(sketch, Exploration.Settings.of("sparc-tso").mapping(mapping));
    }

    @Property
    void everyGraphOfSparcPsoIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compare(sketch, Exploration.Settings.of("sparc-pso").mapping(mapping));
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
    void everyGraphOfSparcRmoIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "sparc-rmo", mapping);
    }

    @Property
    void everyGraphOfAlphaIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "alpha", mapping);
    }

    @Property
    void everyGraphOfIa64IsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "ia64", mapping);
    }

    @Property
    void everyGraphOfPowerIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "power", mapping);
    }

    @Property
    void everyGraphOfArmv7IsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "armv7", mapping);
    }

    @Property
    void everyGraphOfArmv8IsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "armv8", mapping);
    }

    @Property
    void everyGraphOfRiscvIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        compareWithAndWithoutDependencies(sketch, "riscv", mapping);
    }

    @Property
    void anExecutionThatFailsHidesNone(@ForAll("failing") Sketch sketch) {
        compare(sketch, Exploration.Settings.of("sc"));
        compare(sketch, Exploration.Settings.of("rc11"));
        compare(sketch, Exploration.Settings.of("jam"));
    }

    @Provide
    Arbitrary<Sketch> failing() {
        return Sketches.failing();
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    private static void compareWithAndWithoutDependencies(Sketch sketch, String machine, Mapping mapping) {
        Exploration.Settings settings = Exploration.Settings.of(machine).mapping(mapping);
        compare(sketch, settings);
        compare(sketch, settings.assumingAllDependencies());
    }

    private static void compare(Sketch sketch, Exploration.Settings settings) {
        Program program = sketch.program();
        String difference = Graphs.difference(Explored.graphs(program, settings), Oracle.graphs(program, settings));
        assertEquals("", difference, () -> settings + sketch.toString() + difference);
    }
}
