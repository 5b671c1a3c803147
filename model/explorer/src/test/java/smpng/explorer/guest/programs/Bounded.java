package smpng.explorer.guest.programs;

/** A wait that gives up. */
public class Bounded {
    private volatile int flag;
    private int result = -1;

    void thread0() {
        for (int i = 0; i < 100; i++) {
            if (flag != 0) {
                result = 1;
                return;
            }
            Thread.onSpinWait();
        }
        result = 0;
    }

    void thread1() {
        flag = 1;
    }

    @Override
    public String toString() {
        return "" + result;
    }
}
