package smpng.explorer.guest.programs;

import java.util.ArrayList;
import java.util.List;

/** A list that is not made for threads: an element can get lost. */
public class PlainList {
    private final List<Integer> list = new ArrayList<>();

    void thread0() {
        list.add(1);
    }

    void thread1() {
        list.add(2);
    }

    @Override
    public String toString() {
        return list.size() + "";
    }
}
