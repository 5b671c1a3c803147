package smpng.explorer.guest.programs;

/** A hand-over through wait and notify. */
public class Conditions {
    private boolean full;
    private int item;
    private int taken;

    void thread0() {
        synchronized (this) {
            item = 7;
            full = true;
            notifyAll();
        }
    }

    void thread1() throws InterruptedException {
        synchronized (this) {
            while (!full) {
                wait();
            }
            taken = item;
        }
    }

    @Override
    public String toString() {
        return "" + taken;
    }
}
