package smpng.explorer.report;

import smpng.explorer.guest.Variables;

/** Names of a program's variables as in its sources; threads are numbered. */
public record Named(Variables variables, Words words) implements ExecutionText.Names {
    @Override
    public String thread(int thread) {
        return "T" + thread;
    }

    @Override
    public String location(int location) {
        return variables.name(location);
    }

    @Override
    public String value(int location, long value) {
        return words.value(variables, location, value);
    }
}
