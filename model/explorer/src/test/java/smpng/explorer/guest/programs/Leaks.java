package smpng.explorer.guest.programs;

/** A constructor that lets go of its object before its final field is written. */
public class Leaks {
    private static final class Early {
        private final int value;

        Early(Leaks to) {
            to.early = this;
            value = 1;
        }
    }

    private Early early;

    void thread0() {
        Early made = new Early(this);
        if (made != early) {
            throw new AssertionError();
        }
    }
}
