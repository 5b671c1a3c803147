package smpng.suites.engines;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JVMs that cells are run in, kept from one cell to the next. At most so many are kept as cells are run at a time: one
 * that is wanted with other options takes the place of one that idles.
 */
final class Forks implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final List<KeptJvm> idle = new ArrayList<>();
    private final int most;

    /**
     * No JVM yet.
     *
     * @param most how many may idle at a time
     */
    Forks(int most) {
        this.most = most;
    }

    /**
     * Does a task in a JVM that was started with the command, and returns when it has ended or its time is over; then the
     * JVM and what it started are killed.
     *
     * @param jvm the launcher, its options and the class path
     */
    ForkedJvm.Ended run(List<String> jvm, ForkTask task, Duration limit) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(jvm);
        command.add(KeptFork.class.getName());
        KeptJvm its = take(command);
        boolean fit = false;
        try {
            KeptJvm.Ended ended = its.perform(json.writeValueAsString(task), limit);
            fit = ended.takesAnother();
            if (!ended.answered()) {
                its.appendWords(Path.of(task.log()));
            }
            return new ForkedJvm.Ended(ended.exit(), ended.timedOut(), Path.of(task.log()));
        } finally {
            if (fit) {
                giveBack(its);
            } else {
                its.close();
            }
        }
    }

    private KeptJvm take(List<String> command) throws IOException {
        Optional<KeptJvm> kept = takeIdle(command);
        return kept.isPresent() ? kept.get() : KeptJvm.start(command);
    }

    private synchronized Optional<KeptJvm> takeIdle(List<String> command) {
        for (KeptJvm jvm : idle) {
            if (jvm.command().equals(command)) {
                idle.remove(jvm);
                return Optional.of(jvm);
            }
        }
        return Optional.empty();
    }

    private synchronized void giveBack(KeptJvm jvm) {
        idle.add(jvm);
        while (idle.size() > most) {
            idle.remove(0).close(); // the one that has idled longest
        }
    }

    /** Ends the JVMs that idle. */
    @Override
    public synchronized void close() {
        idle.forEach(KeptJvm::close);
        idle.clear();
    }
}
