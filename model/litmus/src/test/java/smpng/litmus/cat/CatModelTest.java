package smpng.litmus.cat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpng.litmus.Decider;
import smpng.litmus.Decision;
import smpng.litmus.Dialect;
import smpng.litmus.LitmusReader;
import smpng.litmus.LitmusTest;
import smpng.memory.Model;
import smpng.memory.enumerate.Limits;
import smpng.memory.model.Models;

/** Models in the cat language decide as the same formulas in Java do, and what is wrong in a file is said with its place. */
class CatModelTest {
    private static final Path FILES = Path.of("src/test/resources/cat");
    private static final Limits LIMITS = Limits.of(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "x86,tso,x86-tso",
        "aarch64,armv8,armv8",
        "ppc,power,power",
        "riscv,riscv,riscv",
        "c,rc11,rc11",
        "c,sc,sc"
    })
    void aFileDecidesAsTheModelInJavaDoes(String tests, String file, String model) throws IOException {
        CatModel cat = CatModel.read(FILES.resolve(file + ".cat"));
        List<LitmusTest> all = tests(tests);
        assertFalse(all.isEmpty());
        for (LitmusTest test : all) {
            Decision java = decide(Models.byName(model).orElseThrow(), test);
            assertEquals(java, decide(cat.on(test.dialect()), test), test::name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x86,tso,mfence | ",
        "aarch64,armv8,' | (addr | data); lrs'",
        "ppc,power,MM(sync)",
        "riscv,riscv,' | fence(Fence.rw.rw, M, M)'",
        "c,rc11,pscb | "
    })
    void aClauseThatIsCutIsMissed(String tests, String file, String clause) throws IOException {
        String text = Files.readString(FILES.resolve(file + ".cat"));
        String cut = text.replace(clause, clause.startsWith("MM") ? "0" : "");
        assertNotEquals(text, cut);
        if (file.equals("armv8")) {
            cut = cut.replace("po; [full]; po\n  | ", "");
        }
        CatModel whole = CatModel.read(file, text);
        CatModel less = CatModel.read(file, cut);
        boolean differs = false;
        for (LitmusTest test : tests(tests)) {
            differs |= !decide(whole.on(test.dialect()), test).equals(decide(less.on(test.dialect()), test));
        }
        assertTrue(differs, "no test tells the models apart");
    }

    private static List<LitmusTest> tests(String dialect) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("classic", dialect))) {
            return files.filter(f -> f.toString().endsWith(".litmus"))
                    .sorted()
                    .map(new LitmusReader()::read)
                    .toList();
        }
    }

    private static Decision decide(Model model, LitmusTest test) {
        return new Decider(model, LIMITS).decide(test, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "let x =!1:8: mismatched input",
                "acyclic po | rg as a!1:14: rg is not defined, and X86 has no such name; is it rf?",
                "acyclic po | R as a!1:12: a relation | a set; expected two of a kind",
                "acyclic R as a!1:9: expected a relation, not a set",
                "empty [po] as a!1:8: expected a set, not a relation",
                "let f(a, b) = a | b let r = f(po) acyclic r!1:29: 1 arguments; expected 2",
                "let f(a) = f(a) acyclic f(po)!1:12: no such function: f",
                "let rec r = po \\ r acyclic r!1:18: not supported: a recursive definition that takes itself away",
                "include \"mine.cat\" acyclic po!1:9: no such file to include: mine.cat",
                "with co from linearisations(W, co) acyclic po!1:1: not supported: with co from; only co from",
                "with rf from rf acyclic po!1:1: not supported: with rf from; only co from generate_cos(..) is",
                "call p(po) acyclic po!1:6: no such procedure: p",
                "let r = po!1:1: no check",
                "acyclic linearisations(po)!1:9: no such function: linearisations",
                "acyclic po ? rf!1:14: extraneous input"
            })
    void anErrorSaysItsPlaceAndWhatIsWrong(String text, String expected) {
        CatException e = assertThrows(
                CatException.class, () -> CatModel.read("m.cat", text).on(Dialect.X86));
        assertTrue(String.valueOf(e.getMessage()).startsWith("m.cat:" + expected), e::getMessage);
    }

    @Test
    void aFileIncludesAnotherBesideIt() throws IOException {
        Files.writeString(folder.resolve("base.cat"), "let com = rf | co | fr");
        Path model = Files.writeString(folder.resolve("m.cat"), "include \"base.cat\"\nacyclic po | com as sc");
        assertTrue(CatModel.read(model).on(Dialect.C).monotone());
    }

    @Test
    void aFileThatIncludesItselfIsRefused() throws IOException {
        Path model = Files.writeString(folder.resolve("m.cat"), "include \"m.cat\"\nacyclic po as sc");
        CatModel read = CatModel.read(model.toAbsolutePath());
        assertThrows(CatException.class, () -> read.on(Dialect.C));
    }

    @Test
    void proceduresAndFunctionsArePutInWhereTheyAreCalled() {
        CatModel model = CatModel.read(
                "m.cat",
                "let com = rf | co | fr procedure sc(o) = acyclic o | com as sc end let same(r) = r call sc(same(po))");
        assertTrue(model.on(Dialect.C).coherent());
    }

    @Test
    void whatTakesAwayReadsFromIsNotMonotone() {
        assertFalse(CatModel.read("m", "acyclic po \\ rf").on(Dialect.C).monotone());
        assertFalse(CatModel.read("m", "~empty rf").on(Dialect.C).monotone());
        assertTrue(CatModel.read("m", "acyclic rf \\ po").on(Dialect.C).monotone());
    }

    @Test
    void aNegatedCheckForbidsWhatTheCheckAllows() throws IOException {
        LitmusTest test = new LitmusReader().read(Path.of("classic/c/SB.litmus"));
        assertEquals(
                Optional.of(false),
                decide(CatModel.read("m", "~empty po").on(Dialect.C), test)
                        .holds()
                        .map(h -> !h));
        assertEquals(
                Decision.Verdict.UNDECIDED,
                decide(CatModel.read("m", "~empty 0").on(Dialect.C), test).verdict());
    }

    @Test
    void aFlagIsSaidNotToBeReported() {
        List<String> caveats = CatModel.read("m", "acyclic po flag ~empty po as race")
                .on(Dialect.C)
                .caveats();
        assertEquals(List.of("the flag race of m is not reported"), caveats);
    }
}
