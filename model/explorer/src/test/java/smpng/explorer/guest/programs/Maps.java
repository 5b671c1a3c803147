package smpng.explorer.guest.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A multimap whose check and act are apart, and a list that is synchronized. */
public class Maps {
    private final ConcurrentHashMap<String, List<String>> map = new ConcurrentHashMap<>();

    private void add(String value) {
        List<String> list = map.get("key");
        if (list == null) {
            list = Collections.synchronizedList(new ArrayList<>());
            map.put("key", list);
        }
        list.add(value);
    }

    void thread0() {
        add("x");
    }

    void thread1() {
        add("y");
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
