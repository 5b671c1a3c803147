package smpng.suites.engines;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.jcstress.WitnessSearch;
import smpng.memory.mapping.Mapping;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.SavedExecution;

/** Runs one execution of the explorer again, event by event as it was. */
final class ExplorerReplay {
    /** The counterexample as it comes out now; empty if the execution is gone, or may be. */
    Optional<Counterexample> again(Counterexample its) throws IOException {
        Object program = its.program();
        if (program == null) {
            throw new IOException("the file has no execution");
        }
        SavedExecution saved = new ObjectMapper().convertValue(program, SavedExecution.class);
        try (ClassPath path = ExplorerFork.classPath()) {
            StressTest test = new TestReader(path).read(its.guestClass());
            Optional<Witness> seen = new WitnessSearch(path, test)
                    .again(
                            saved.machine(),
                            new ExplorationSettings(Mapping.valueOf(saved.mapping()), Long.MAX_VALUE),
                            saved.strong(),
                            ExecutionFiles.steps(saved));
            return seen.filter(witness -> witness.what().equals(saved.outcome()))
                    .map(witness -> told(its, saved, witness));
        } catch (MalformedInput e) {
            throw new IOException("the test cannot be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the test cannot be made ready: " + e, e);
        }
    }

    private static Counterexample told(Counterexample its, SavedExecution saved, Witness witness) {
        String text = "on " + saved.machine() + "\n\n" + witness.text();
        return new Counterexample(
                its.claims(),
                its.title(),
                its.engine(),
                its.guestClass(),
                saved,
                0,
                List.of(),
                0,
                its.sizes(),
                List.of(),
                text,
                its.bug());
    }
}
