package smpng.explorer.jcstress;

import java.util.List;
import java.util.stream.Collectors;

/** What exploring a test comes to. */
public sealed interface Conclusion {
    /** Every execution ends as the test permits. */
    record Holds() implements Conclusion {}

    /**
     * Some execution does not.
     *
     * @param remarks the outcomes and incidents; one at least
     */
    record Fails(List<Grading.Remark> remarks) implements Conclusion {
        /** Copies the list. */
        public Fails {
            remarks = List.copyOf(remarks);
        }

        /** All of them, each with what the test says of it. */
        public String said() {
            return remarks.stream().map(Grading.Remark::said).collect(Collectors.joining("; "));
        }

        /** The first of them. */
        public String first() {
            return remarks.get(0).what();
        }
    }

    /**
     * Nobody knows.
     *
     * @param why what stood in the way
     * @param about the outcomes that it is about, if some are known
     */
    record Open(String why, String about) implements Conclusion {
        private static final String DEPENDENCY = "depends on a dependency that is not tracked";

        /** An outcome that may not be, and is possible unless a dependency orders what some machine can reorder. */
        public static Open dependent(String about) {
            return new Open(DEPENDENCY, about);
        }

        /** True for what {@link #dependent} makes. */
        public boolean isDependent() {
            return why.equals(DEPENDENCY);
        }

        /** The reason, and what it is about. */
        public String said() {
            return about.isEmpty() ? why : why + ": " + about;
        }
    }
}
