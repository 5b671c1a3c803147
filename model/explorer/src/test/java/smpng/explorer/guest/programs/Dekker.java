package smpng.explorer.guest.programs;

/** Store buffering on plain and on volatile fields. */
public class Dekker {
    private int x;
    private int y;
    private volatile int vx;
    private volatile int vy;
    private int a;
    private int b;
    private int va;
    private int vb;

    void thread0() {
        x = 1;
        a = y;
        vx = 1;
        va = vy;
    }

    void thread1() {
        y = 1;
        b = x;
        vy = 1;
        vb = vx;
    }

    @Override
    public String toString() {
        return a + "" + b + va + vb;
    }
}
