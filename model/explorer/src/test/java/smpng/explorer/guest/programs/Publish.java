package smpng.explorer.guest.programs;

/** An object published without order: its reader may miss what was written, but not what is final. */
public class Publish {
    private static final class Box {
        private final int sure;
        private int loose;

        Box() {
            sure = 1;
            loose = 2;
        }
    }

    private Box box;
    private int a = -1;
    private int b = -1;

    void thread0() {
        box = new Box();
    }

    void thread1() {
        Box seen = box;
        if (seen != null) {
            a = seen.sure;
            b = seen.loose;
        }
    }

    @Override
    public String toString() {
        return a + " " + b;
    }
}
