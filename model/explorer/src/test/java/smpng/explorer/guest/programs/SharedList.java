package smpng.explorer.guest.programs;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** Threads that share a list whose inside nobody sees. */
public class SharedList {
    private final List<Integer> list = new LinkedList<>();
    private int own;

    void thread0() {
        List<Integer> mine = new ArrayList<>();
        mine.add(1);
        own = mine.size();
    }

    void thread1() {
        list.add(1);
    }
}
