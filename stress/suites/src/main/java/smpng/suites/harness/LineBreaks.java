package smpng.suites.harness;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class LineBreaks {
    private LineBreaks() {}

    /** Lines no longer than {@code room}: broken after a part of a list where that can be, else between words, or within a qualified name. */
    public static List<String> within(String text, int room) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int part = rest.lastIndexOf("; ", room - 1) + 1;
            int word = rest.lastIndexOf(' ', room);
            // A part that leaves most of the line empty is no place to end it.
            int name = Math.max(rest.lastIndexOf('#', room - 1), rest.lastIndexOf('.', room - 1)) + 1;
            int end = part > room / 2 ? part : word > 0 ? word : name > 0 ? name : room;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }
}
