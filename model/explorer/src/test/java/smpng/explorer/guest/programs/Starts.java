package smpng.explorer.guest.programs;

/** A test that starts threads: what is written before the start and after the join is seen, what is between races. */
public class Starts {
    private int given;
    private volatile int flag;
    private int seen = -1;
    private int raced = -1;
    private String names = "";

    void thread0() throws InterruptedException {
        given = 1;
        Thread one = new Thread(() -> {
            seen = given;
            flag = 1;
        });
        class Other extends Thread {
            private int own;

            @Override
            public void run() {
                own = flag;
                raced = own;
            }
        }
        Other other = new Other();
        one.start();
        other.start();
        one.join();
        other.join();
        names = other.own + one.getName() + (Thread.currentThread() != one) + (flag == 1) + LOCAL.get();
    }

    private static final ThreadLocal<Integer> LOCAL = ThreadLocal.withInitial(() -> 5);

    @Override
    public String toString() {
        return seen + " " + raced + " " + names;
    }
}
