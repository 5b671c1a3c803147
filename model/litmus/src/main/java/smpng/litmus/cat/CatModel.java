package smpng.litmus.cat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smpng.litmus.Dialect;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;

/**
 * A model that a user wrote in herd's cat language (Alglave, Cousot, Maranget: Syntax and semantics of the weak
 * consistency model specification language cat, 2016). Which names it may use depends on the dialect of the tests it is
 * asked about.
 *
 * <p>Supported: let, let rec (least fixpoints of relations), functions, procedures, include, the checks with their
 * negations, and the operators on sets and relations. {@code with co from generate_cos(..)} changes nothing, as every
 * order of writes is tried anyway. Flags are not reported. Anything else is refused with file, line and column.
 */
public final class CatModel {
    private final CatFile file;

    private CatModel(CatFile file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws CatException if it is not such a model, with line and column
     * @throws IOException if it cannot be read
     */
    public static CatModel read(Path path) throws IOException {
        return new CatModel(CatFile.read(path));
    }

    /**
     * Reads a text; nothing but what is known without a file can be included.
     *
     * @param file what errors call it
     * @throws CatException if it is not such a model
     */
    public static CatModel read(String file, String text) {
        return new CatModel(CatFile.parse(file, Optional.empty(), text));
    }

    /** The name in the file's first line, or else {@code cat}. */
    public String name() {
        return file.title().isEmpty() ? "cat" : file.title();
    }

    /**
     * The model for tests of a dialect.
     *
     * @throws CatException for a name that the dialect does not have, or a set where a relation has to be
     */
    public Model on(Dialect dialect) {
        CatCompiler compiler = new CatCompiler(Vocabulary.of(dialect), dialect);
        try {
            compiler.compile(file);
        } catch (StackOverflowError e) {
            throw new CatException(file.file(), 1, 1, "nested too deeply");
        } catch (Expressions.UnknownName e) {
            throw e.located();
        }
        return new Compiled(name(), compiler.program());
    }

    /** What a file was compiled to. */
    record Program(
            int slots,
            List<Step> fixed,
            List<Step> steps,
            List<Check> checks,
            boolean monotone,
            boolean coherent,
            List<String> caveats) {}

    /** Computes what a slot holds. */
    interface Step {
        void run(Frame frame);
    }

    /** States one axiom. */
    interface Check {
        boolean hold(Frame frame, Judge judge);
    }

    /** The model. */
    private record Compiled(String name, Program program) implements Model {
        @Override
        public boolean monotone() {
            return program.monotone;
        }

        @Override
        public boolean coherent() {
            return program.coherent;
        }

        @Override
        public List<String> caveats() {
            return program.caveats;
        }

        @Override
        public Axioms over(PreExecution x) {
            Frame fixed = new Frame(x, program.slots);
            program.fixed.forEach(step -> step.run(fixed));
            return (e, judge) -> holds(fixed, e, judge);
        }

        private boolean holds(Frame fixed, Execution e, Judge judge) {
            Frame frame = fixed.of(e);
            program.steps.forEach(step -> step.run(frame));
            for (Check check : program.checks) {
                if (!check.hold(frame, judge)) {
                    return false;
                }
            }
            return true;
        }
    }
}
