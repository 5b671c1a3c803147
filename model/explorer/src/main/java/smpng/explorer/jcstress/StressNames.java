package smpng.explorer.jcstress;

import smpng.explorer.guest.Variables;
import smpng.explorer.report.ExecutionText;
import smpng.explorer.report.Words;

/** What the reader of a test calls things. */
record StressNames(StressTest test, Variables variables, Words words) implements ExecutionText.Names {
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
    public boolean tells(int location) {
        return variables
                .field(location)
                .filter(field ->
                        test.result().map(its -> field.startsWith(its + ".")).orElse(false))
                .isPresent();
    }

    @Override
    public String value(int location, long value) {
        return words.value(variables, location, value);
    }
}
