package smpng.explorer.guest.programs;

/** Code that catches everything, around a wait and around what is refused. */
public class Swallows {
    private volatile int flag;
    private int caught;
    private int finished;

    void thread0() {
        try {
            while (flag == 0) {}
        } catch (Throwable e) {
            caught++;
        } finally {
            finished++;
        }
    }

    void thread1() {
        flag = 1;
    }

    @Override
    public String toString() {
        return caught + " " + finished;
    }
}
