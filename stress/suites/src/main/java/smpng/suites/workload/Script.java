package smpng.suites.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a kernel is to run, as text that people read and replay files keep. One line each:
 *
 * <pre>
 *   chains 1                      number of turnstile chains, a power of two
 *   unordered                     mutexes may be locked in any order: deadlocks are possible, and must be found
 *   sleepers                      threads may sleep while they own a mutex: must be found when somebody waits for it
 *   watched                       a witness watches the locks
 *   mutex m0                      a sleep mutex; "mutex m0 recursive"
 *   spin s0                       a spin mutex; "spin s0 recursive"
 *   signalled g0                  a lock that wakes one waiter at a time
 *   tickets t0 condvar            tickets and rounds that threads wait for: on a queue, channel, condvar or semaphore
 *   rw r0                         a reader-writer lock; "rw r0 recursive"
 *   handler s0                    the device interrupt takes this spin mutex
 *   T1 100 0: lock m0; work m0; unlock m0        a thread: name, priority, CPU, operations
 * </pre>
 *
 * <p>Operations: {@code lock X}, {@code try X}, {@code unlock X}, {@code share X}, {@code work X}, {@code read X}, {@code lock-sig X}, {@code read-sig X},
 * {@code tryread X}, {@code look X}, {@code upgrade X}, {@code downgrade X}, {@code enter}, {@code leave}, {@code yield},
 * {@code sleep NANOS}, {@code priority THREAD P}, {@code tick CPU}, {@code device CPU}, {@code rendezvous CPU},
 * {@code take X}, {@code take-timed X NANOS}, {@code take-sig X}, {@code watch X}, {@code put X}, {@code ring X},
 * {@code signal THREAD}, {@code orders}. One that would break a contract where it stands is left out by the guest, so that every list of
 * operations is a program, and a shorter list is a simpler one.
 */
public record Script(
        int chains,
        boolean unordered,
        boolean sleepers,
        boolean watched,
        List<Declared> declared,
        String handler,
        List<ThreadLine> threads) {

    /** What there is to declare; {@link Part} says what each is. */
    public enum Kind {
        MUTEX,
        SPIN,
        SIGNALLED,
        TICKETS,
        RW,
        SX;

        private static Optional<Kind> named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.toString().equals(word))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What threads use: a lock, or something to wait for.
     *
     * @param kind the first word of its line
     * @param name its name
     * @param how the third word, or empty
     */
    public record Declared(Kind kind, String name, String how) {
        /** Whether a thread that has the lock may take it once more. */
        public boolean recursive() {
            return how.equals("recursive");
        }

        @Override
        public String toString() {
            return kind + " " + name + (how.isEmpty() ? "" : " " + how);
        }
    }

    /** A thread. */
    public record ThreadLine(String name, int priority, int cpu, List<Op> ops) {}

    /** One operation; the arguments that it does not have are empty and 0. */
    public record Op(String verb, String target, long number) {
        @Override
        public String toString() {
            return verb
                    + (target.isEmpty() ? "" : " " + target)
                    + (verb.equals("sleep") || verb.equals("priority") || verb.equals("take-timed")
                            ? " " + number
                            : "");
        }
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Script parse(String text) {
        int chains = 1;
        boolean unordered = false;
        boolean sleepers = false;
        boolean watched = false;
        String handler = "";
        List<Declared> declared = new ArrayList<>();
        List<ThreadLine> threads = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            String[] words = line.split("\\s+");
            try {
                switch (words[0]) {
                    case "" -> {}
                    case "chains" -> chains = Integer.parseInt(words[1]);
                    case "unordered" -> unordered = true;
                    case "sleepers" -> sleepers = true;
                    case "watched" -> watched = true;
                    case "handler" -> handler = words[1];
                    default -> {
                        Optional<Kind> kind = Kind.named(words[0]);
                        if (kind.isPresent()) {
                            declared.add(new Declared(kind.get(), words[1], words.length > 2 ? words[2] : ""));
                        } else {
                            threads.add(thread(line));
                        }
                    }
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("script line not understood: " + line, e);
            }
        }
        return new Script(chains, unordered, sleepers, watched, declared, handler, threads);
    }

    private static ThreadLine thread(String line) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).strip().split("\\s+");
        List<Op> ops = Arrays.stream(line.substring(colon + 1).split(";"))
                .map(String::strip)
                .filter(op -> !op.isEmpty())
                .map(Script::op)
                .toList();
        return new ThreadLine(head[0], Integer.parseInt(head[1]), Integer.parseInt(head[2]), ops);
    }

    private static Op op(String text) {
        String[] words = text.split("\\s+");
        return switch (words[0]) {
            case "enter", "leave", "yield", "orders" -> new Op(words[0], "", 0);
            case "sleep" -> new Op(words[0], "", Long.parseLong(words[1]));
            case "priority", "take-timed" -> new Op(words[0], words[1], Long.parseLong(words[2]));
            case "lock",
                    "try",
                    "unlock",
                    "share",
                    "work",
                    "tick",
                    "device",
                    "rendezvous",
                    "take",
                    "take-sig",
                    "watch",
                    "put",
                    "ring",
                    "signal",
                    "read",
                    "lock-sig",
                    "read-sig",
                    "tryread",
                    "look",
                    "upgrade",
                    "downgrade" -> new Op(words[0], words[1], 0);
            default -> throw new IllegalArgumentException("no operation " + words[0]);
        };
    }

    /** Number of operations of all threads. */
    int operations() {
        return threads.stream().mapToInt(t -> t.ops().size()).sum();
    }

    /** The same without one thread; the others keep their names. */
    Script withoutThread(int index) {
        return withThreads(without(threads, index));
    }

    /** The same without one operation. */
    Script withoutOperation(int thread, int index) {
        List<ThreadLine> changed = new ArrayList<>(threads);
        ThreadLine its = threads.get(thread);
        changed.set(thread, new ThreadLine(its.name(), its.priority(), its.cpu(), without(its.ops(), index)));
        return withThreads(changed);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    private Script withThreads(List<ThreadLine> some) {
        return new Script(chains, unordered, sleepers, watched, declared, handler, some);
    }

    /** The same without what no operation and no handler names. */
    Script withoutUnused() {
        List<Declared> used =
                declared.stream().filter(part -> isUsed(part.name())).toList();
        return new Script(chains, unordered, sleepers, watched, used, handler, threads);
    }

    private boolean isUsed(String lock) {
        return lock.equals(handler)
                || threads.stream()
                        .anyMatch(
                                t -> t.ops().stream().anyMatch(op -> op.target().equals(lock)));
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        StringBuilder text = new StringBuilder("chains " + chains + "\n");
        if (unordered) {
            text.append("unordered\n");
        }
        if (sleepers) {
            text.append("sleepers\n");
        }
        if (watched) {
            text.append("watched\n");
        }
        declared.forEach(part -> text.append(part).append('\n'));
        if (!handler.isEmpty()) {
            text.append("handler ").append(handler).append('\n');
        }
        for (ThreadLine t : threads) {
            String ops = t.ops().stream().map(Op::toString).collect(Collectors.joining("; "));
            text.append(t.name() + " " + t.priority() + " " + t.cpu() + ": " + ops + "\n");
        }
        return text.toString();
    }
}
