package smpng.suites.litmus;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.litmus.Decider;
import smpng.litmus.Decision;
import smpng.litmus.Dialect;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusReader;
import smpng.litmus.LitmusTest;
import smpng.litmus.cat.CatException;
import smpng.litmus.cat.CatModel;
import smpng.litmus.draw.DrawingText;
import smpng.memory.Model;
import smpng.memory.enumerate.Limits;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * What becomes of a file that may be damaged: it is decided, within its budget, or refused at a place in it. Everything
 * else is an error.
 *
 * @param name what the file is called
 * @param text what is in it
 * @param number picks the machine, and what is asked of the decider
 */
record DamagedFile(String name, String text, long number) {
    private static final Limits BUDGET = Limits.of(Duration.ofMillis(200));
    private static final int PICTURES = 8;

    /** How it may end. */
    enum End {
        /** With a verdict. */
        DECIDED,
        /** Without one, for a reason that is given: its budget ran out, or it cannot run. */
        UNDECIDED,
        /** It is no such file, and is told where it is not. */
        REFUSED
    }

    /** Decides it as a litmus test. */
    End asTest() {
        LitmusTest test;
        try {
            test = new LitmusReader().read(name, text);
        } catch (LitmusException e) {
            located(e.line(), e.column(), e.getMessage());
            return End.REFUSED;
        }
        List<String> machines = test.dialect().machines();
        String machine = machines.get((int) (number % machines.size()));
        Model model = Models.byName(machine).orElseThrow();
        LitmusTest asked = test.dialect().isLanguage()
                ? test.with(Mapping.FREEBSD.compile(test.program(), machine).program())
                : test;
        return decide(new Decider(model, BUDGET), asked);
    }

    /** Decides tests by it as a model. */
    End asModel(List<LitmusTest> tests) {
        Dialect dialect = tests.get(0).dialect();
        Model model;
        try {
            model = CatModel.read(name, text).on(dialect);
        } catch (CatException e) {
            located(e.line(), e.column(), e.getMessage());
            return End.REFUSED;
        }
        End last = End.UNDECIDED;
        for (LitmusTest test : tests) {
            last = decide(new Decider(model, BUDGET), test);
        }
        return last;
    }

    private End decide(Decider decider, LitmusTest test) {
        Decision decision = decider.decide(test, number % 2 == 0);
        if (number % PICTURES == 0) {
            decider.picture(test).map(DrawingText::lines);
        }
        boolean decided = decision.verdict() != Decision.Verdict.UNDECIDED;
        if (decided != decision.reason().isEmpty()) {
            throw new AssertionError(decision.verdict() + " for the reason \"" + decision.reason() + "\"");
        }
        return decided ? End.DECIDED : End.UNDECIDED;
    }

    /** A refusal has to name a place that the file has, or its end, in one line. */
    private void located(int line, int column, @Nullable String message) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean inFile = line >= 1
                && line <= lines.size()
                && column >= 1
                && column <= lines.get(line - 1).length() + 1;
        String said = Optional.ofNullable(message).orElse("");
        String begin = String.format(Locale.ROOT, "%s:%d:%d: ", name, line, column);
        if (!inFile
                || !said.startsWith(begin)
                || said.length() == begin.length()
                || said.lines().count() != 1) {
            throw new AssertionError("refused, but not in one line at a place in the file: " + said);
        }
    }
}
