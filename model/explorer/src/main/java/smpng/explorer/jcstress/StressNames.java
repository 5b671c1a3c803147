package smpng.explorer.jcstress;

import smpng.explorer.guest.Variables;
import smpng.explorer.report.ExecutionText;

/** What the reader of a test calls things. */
record StressNames(StressTest test, Variables variables) implements ExecutionText.Names {
    @Override
    public String thread(int thread) {
        int actors = test.actors().size();
        if (thread < actors) {
            return test.actors().get(thread).name();
        }
        return thread > actors
                ? "thread " + thread
                : test.arbiter().or(test::signal).map(Call::name).orElse("thread " + thread);
    }

    @Override
    public String location(int location) {
        return variables.name(location);
    }

    @Override
    public String value(int location, long value) {
        return variables.value(location, value);
    }
}
