package smpng.litmus.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smpng.memory.Event;
import smpng.memory.Tag;

/** An event's tags as a reader of papers would write them. */
final class Tags {
    private Tags() {}

    /** For example {@code .acq}, {@code .sync}, {@code .rw.w}; empty where nothing is special. */
    static String text(Event e) {
        List<String> names = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (Tag tag : Tag.values()) {
            if (e.is(tag)) {
                switch (tag) {
                    case PLAIN -> names.add("na");
                    case RELAXED -> names.add("rlx");
                    case ACQUIRE -> names.add("acq");
                    case ACQUIRE_PC -> names.add("acq.pc");
                    case RELEASE -> names.add("rel");
                    case SEQ_CST -> names.add("sc");
                    case EXCLUSIVE -> names.add("x");
                    case ATOMIC -> names.add("rmw");
                    case NO_RETURN -> names.add("noret");
                    case FENCE_PR -> before.append('r');
                    case FENCE_PW -> before.append('w');
                    case FENCE_SR -> after.append('r');
                    case FENCE_SW -> after.append('w');
                    default -> names.add(tag.name().toLowerCase(Locale.ROOT).replace('_', '.'));
                }
            }
        }
        if (!before.isEmpty() || !after.isEmpty()) {
            names.add(before + "." + after);
        }
        return names.isEmpty() ? "" : "." + String.join(".", names);
    }
}
