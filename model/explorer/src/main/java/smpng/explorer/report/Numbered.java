package smpng.explorer.report;

/** Names for who knows only numbers. */
public final class Numbered implements ExecutionText.Names {
    @Override
    public String thread(int thread) {
        return "T" + thread;
    }

    @Override
    public String location(int location) {
        return "x" + location;
    }

    @Override
    public String value(int location, long value) {
        return Long.toString(value);
    }
}
