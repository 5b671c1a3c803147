package smpng.explorer.guest.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Threads that share an object of the JDK whose inside nobody sees. */
public class SharedList {
    private final StringJoiner joiner = new StringJoiner(",");
    private int own;

    void thread0() {
        List<Integer> mine = new ArrayList<>();
        mine.add(1);
        own = mine.size();
    }

    void thread1() {
        joiner.add("1");
    }
}
