package smpng.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.LockObject;
import smpng.primitives.SpinMutex;
import smpng.primitives.ThreadQueue;
import smpng.primitives.Turnstile;
import smpng.primitives.TurnstileChain;

/** A stopped kernel in words: what its objects are called, and how its threads and queues stand. */
public final class KernelView {
    private final Kernel kernel;
    /** A list, because not all of these objects have an equality of their own that tells them apart. */
    private final List<Named> names = new ArrayList<>();

    private record Named(Object object, String name) {}

    /** A view of a kernel, made once its threads have been spawned. */
    @SuppressWarnings({"discipline", "nullness:method.invocation"}) // the machine is stopped; the list is there
    public KernelView(Kernel kernel) {
        this.kernel = kernel;
        named(kernel, "kernel");
        named(kernel.machine(), "machine");
        named(kernel.queues(), "run queues");
        for (RunQueue queue : kernel.queues()) {
            String name = "run queue " + queue.cpu;
            named(queue, name);
            named(queue.runnable(), name);
            named(queue.lock, "lock of " + name);
        }
        int number = 0;
        for (TurnstileChain chain : kernel.machine().chains()) {
            named(chain, "chain " + number);
            named(chain.lock, "lock of chain " + number);
            number++;
        }
        for (int i = 0; i < kernel.threads().size(); i++) {
            KThread td = kernel.threads().get(i);
            named(td, td.name());
            named(td.entry(), td.name());
            // By the thread that it was made for: it is lent from thread to thread, and its name must not change.
            Turnstile its = kernel.turnstiles().get(i);
            String name = "turnstile of " + td;
            named(its, name);
            named(its.lock, "lock of " + name);
            named(its.pending(), "woken on " + name);
            for (Turnstile.Kind kind : Turnstile.Kind.values()) {
                named(its.queue(kind), "waiters on " + name);
            }
        }
    }

    private void named(Object object, String name) {
        names.add(new Named(object, name));
    }

    /** The name of an object of the kernel's, or null if it has none. */
    public @Nullable String name(Object object) {
        for (Named named : names) {
            if (named.object == object) {
                return named.name;
            }
        }
        if (object instanceof LockObject lock) {
            return lock.name();
        }
        return object instanceof SpinMutex mutex ? mutex + " lock" : null;
    }

    /** Threads that are not idle, run queues, and turnstiles that somebody waits on; in this order. */
    public Map<String, String> state() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (KThread td : kernel.threads()) {
            if (!KernelThread.of(td).isIdle()) {
                parts.put(td.name(), thread(td));
            }
        }
        for (RunQueue queue : kernel.queues()) {
            parts.put("run queue " + queue.cpu, threads(queue.runnable(), "empty"));
        }
        for (TurnstileChain chain : kernel.machine().chains()) {
            for (Turnstile ts = first(chain); ts != null; ts = ts.nextInChain()) {
                LockObject lock = ts.object();
                if (lock != null) {
                    parts.put("waiters of " + lock.name(), waiters(ts));
                }
            }
        }
        return parts;
    }

    @SuppressWarnings("discipline") // the machine is stopped
    private static @Nullable Turnstile first(TurnstileChain chain) {
        return chain.first();
    }

    private static String thread(KThread td) {
        String priority = td.priority() == td.basePriority()
                ? " at " + td.priority()
                : " at " + td.priority() + " (own " + td.basePriority() + ")";
        return switch (td.state()) {
            case INACTIVE -> "ended";
            case RUNNABLE -> "ready" + priority;
            case RUNNING -> "runs" + priority;
            case SLEEPING -> "sleeps" + priority;
            case BLOCKED -> "blocked" + waitsFor(td) + priority;
        };
    }

    private static String waitsFor(KThread td) {
        Turnstile ts = td.blockedOn();
        LockObject lock = ts == null ? null : ts.object();
        return lock == null ? ", woken" : " on " + lock.name();
    }

    private static String waiters(Turnstile ts) {
        List<String> all = new ArrayList<>();
        for (Turnstile.Kind kind : Turnstile.Kind.values()) {
            if (!ts.queue(kind).isEmpty()) {
                all.add(threads(ts.queue(kind), ""));
            }
        }
        KThread owner = ts.owner();
        return (all.isEmpty() ? "none" : String.join(" ", all)) + (owner == null ? "" : ", lending to " + owner);
    }

    private static String threads(ThreadQueue queue, String none) {
        List<String> all = new ArrayList<>();
        // A bug may have made a ring of it.
        for (KThread td = queue.first(); td != null && !all.contains(td.name()); td = queue.after(td)) {
            all.add(td.name());
        }
        return all.isEmpty() ? none : String.join(" ", all);
    }
}
