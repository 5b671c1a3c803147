package smpng.memory.machine;

/** A program that a machine does not claim to run, and why. */
public final class OutsideFragment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutsideFragment(String why) {
        super(why);
    }
}
