package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusal;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.guest.subset.Gives;
import smpng.explorer.guest.subset.Refuses;
import smpng.explorer.guest.subset.Subset;

/** What of Java is explored, and what is refused: a program for each, and exactly what it can come to. */
class SubsetTest {
    static Stream<Arguments> supported() {
        return Subset.programs()
                .filter(program -> program.isAnnotationPresent(Gives.class))
                .flatMap(program -> Stream.of("sc", "x86-tso", "jam").map(machine -> Arguments.of(program, machine)));
    }

    @ParameterizedTest
    @MethodSource("supported")
    void aSupportedProgramHasTheseOutcomesAndNoOthers(Class<?> program, String machine) throws Exception {
        Gives gives = program.getAnnotation(Gives.class);
        Set<String> expected = new TreeSet<>(Arrays.asList(gives.value()));
        if (!machine.equals("sc")) {
            expected.addAll(Arrays.asList(gives.tso()));
        }
        if (machine.equals("jam")) {
            expected.addAll(Arrays.asList(gives.jam()));
        }
        Explored explored = Explored.of(program, Settings.of(machine));
        Set<String> failures = new TreeSet<>();
        explored.failures().forEach(failure -> failures.add(failure.getClass().getName()));
        assertEquals(
                Set.copyOf(Arrays.asList(gives.fails())),
                failures,
                () -> explored.failures().toString());
        assertEquals(expected, explored.outcomes());
        assertEquals(gives.hangs(), explored.hangs() > 0);
        assertTrue(explored.result().isExhaustive());
    }

    static Stream<Class<?>> refused() {
        return Subset.programs().filter(program -> program.isAnnotationPresent(Refuses.class));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotSupportedIsRefusedWithItsPlace(Class<?> program) throws Exception {
        Refuses refuses = program.getAnnotation(Refuses.class);
        List<Throwable> failures = Explored.of(program, Settings.of("sc")).failures();
        assertTrue(!failures.isEmpty(), "it was not refused");
        assertTrue(failures.get(0) instanceof NotModelled, () -> failures.get(0).toString());
        Refusal refusal = ((NotModelled) failures.get(0)).refusals().get(0);
        assertTrue(refusal.what().startsWith(refuses.value()), refusal::toString);
        assertTrue(refusal.className().startsWith(program.getName()), refusal::toString);
        assertEquals(refuses.in(), refusal.method(), refusal::toString);
        assertTrue(refusal.line() > 0, refusal::toString);
        assertTrue(!refusal.mend().isBlank(), refusal::toString);
    }
}
