package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smpng.memory.mapping.Mapping;

/**
 * An execution as files for other tools: a litmus test that is allowed where the execution is, and a test of JCStress that forbids
 * its outcome.
 *
 * @param line the execution without branches
 * @param machine the machine that showed it
 * @param mapping how accesses became the machine's instructions
 */
public record Exports(StraightLine line, String machine, Mapping mapping) {
    /** The package of tests of JCStress, which does without the unnamed one. */
    static final String PACKAGE = "counterexamples";

    /**
     * A file.
     *
     * @param path where below the folder that the user names
     * @param text what is in it; empty if it cannot be written
     * @param refusal why not, in a line; empty if it can
     */
    public record File(String path, String text, String refusal) {
        /** True for a litmus test. */
        public boolean isLitmus() {
            return path.endsWith(".litmus");
        }
    }

    /**
     * The files.
     *
     * @param test the test's name
     * @param what its outcome
     */
    public List<File> files(String test, String what) {
        String name = (test + "_" + what + "_" + machine)
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("_+$", "");
        String remark = (what + " of " + test + " on " + machine).replaceAll("[*\\\\]", " ") + ", mapping "
                + mapping.name().toLowerCase(Locale.ROOT);
        List<File> files = new ArrayList<>();
        LitmusSource litmus = new LitmusSource(line, name, remark);
        String refused = litmus.refusal();
        files.add(new File(name + ".litmus", refused.isEmpty() ? litmus.text() : "", refused));
        StressSource stress = new StressSource(line, name, remark);
        refused = stress.refusal();
        files.add(new File(PACKAGE + "/" + name + ".java", refused.isEmpty() ? stress.text() : "", refused));
        return files;
    }
}
