package smpng.suites.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a script's threads believe: the sequential specification that the kernel is compared with. Kept in collections of
 * the JDK, whose accesses are no steps of the simulation.
 */
final class Model {
    private final Map<String, String> holder = new HashMap<>();
    private final Map<String, Integer> depth = new HashMap<>();
    private final Map<String, String> wants = new HashMap<>();
    private final Map<String, Deque<String>> held = new HashMap<>();
    private final Map<String, Map<String, Integer>> shares = new HashMap<>();
    private final Map<String, Integer> passing = new HashMap<>();
    private final Map<String, Integer> work = new HashMap<>();
    private final Map<Integer, String> sections = new HashMap<>();
    private final Map<String, Integer> nesting = new HashMap<>();

    /** A thread begins to wait for a lock. */
    void wants(String thread, String lock) {
        wants.put(thread, lock);
    }

    /** A thread waits for no lock any more, and did not get it. */
    void givesUp(String thread) {
        wants.remove(thread);
    }

    /** A thread got a lock, for the first time or once more. */
    void got(String thread, String lock) {
        wants.remove(thread);
        String other = holder.put(lock, thread);
        if (other != null && !other.equals(thread)) {
            throw new AssertionError("exclusion: " + thread + " got " + lock + ", which " + other + " has");
        }
        if (!sharers(lock).isEmpty()) {
            throw new AssertionError("exclusion: " + thread + " got " + lock + ", which "
                    + sharers(lock).keySet() + " share");
        }
        depth.merge(lock, 1, Integer::sum);
        held.computeIfAbsent(thread, t -> new ArrayDeque<>()).push(lock);
    }

    /** A thread lets a lock go, once. */
    void letGo(String thread, String lock) {
        held.getOrDefault(thread, new ArrayDeque<>()).remove(lock);
        depth.merge(lock, -1, Integer::sum);
        if (depth(lock) == 0) {
            holder.remove(lock);
        }
    }

    /** A thread shares a lock, for the first time or once more. */
    void shares(String thread, String lock) {
        wants.remove(thread);
        String other = holder.get(lock);
        if (other != null) {
            throw new AssertionError("exclusion: " + thread + " shares " + lock + ", which " + other + " has");
        }
        sharers(lock).merge(thread, 1, Integer::sum);
        held.computeIfAbsent(thread, t -> new ArrayDeque<>()).push(lock);
    }

    /** A thread shares a lock no more, or once less. */
    void leaves(String thread, String lock) {
        held.getOrDefault(thread, new ArrayDeque<>()).remove(lock);
        sharers(lock).computeIfPresent(thread, (t, times) -> times == 1 ? null : times - 1);
    }

    /** How often a thread shares a lock. */
    int sharesOf(String thread, String lock) {
        return sharers(lock).getOrDefault(thread, 0);
    }

    /** How many locks a thread shares, each as often as it does. */
    int sharesOf(String thread) {
        return shares.values().stream()
                .mapToInt(its -> its.getOrDefault(thread, 0))
                .sum();
    }

    private Map<String, Integer> sharers(String lock) {
        return shares.computeIfAbsent(lock, l -> new TreeMap<>());
    }

    /** A thread that may overtake writers begins to, or ends. */
    void passes(String lock, boolean begins) {
        passing.merge(lock, begins ? 1 : -1, Integer::sum);
    }

    /** Whether somebody is about to share a lock who may overtake writers. */
    boolean isPassed(String lock) {
        return passing.getOrDefault(lock, 0) > 0;
    }

    boolean holds(String thread, String lock) {
        return thread.equals(holder.get(lock));
    }

    int depth(String lock) {
        return depth.getOrDefault(lock, 0);
    }

    boolean isHeld(String lock) {
        return holder.containsKey(lock);
    }

    /** Locks of a thread, the last taken first; one that recursed as often as it did. */
    List<String> held(String thread) {
        return new ArrayList<>(held.getOrDefault(thread, new ArrayDeque<>()));
    }

    /** One unit of work was done under a lock. */
    void worked(String lock) {
        work.merge(lock, 1, Integer::sum);
    }

    int work(String lock) {
        return work.getOrDefault(lock, 0);
    }

    /** A thread is about to wait for {@code lock}: would it wait for itself? */
    boolean closesCycle(String thread, String lock) {
        String at = holder.get(lock);
        Set<String> seen = new HashSet<>();
        while (at != null && seen.add(at)) {
            if (at.equals(thread)) {
                return true;
            }
            String next = wants.get(at);
            at = next == null ? null : holder.get(next);
        }
        return false;
    }

    /** A thread begins a critical section on a CPU. */
    void enter(int cpu, String thread) {
        nesting.merge(thread, 1, Integer::sum);
        String other = sections.put(cpu, thread);
        if (other != null && !other.equals(thread)) {
            throw new AssertionError(
                    "CS-1: " + thread + " runs on CPU " + cpu + " while " + other + " is in a critical section there");
        }
    }

    /** A thread acts on a CPU: nobody else may be in a section there, and it not in one elsewhere. */
    void acts(int cpu, String thread) {
        sections.forEach((where, who) -> {
            if (where == cpu && !who.equals(thread)) {
                throw new AssertionError("CS-1: " + thread + " runs on CPU " + cpu + " while " + who
                        + " is in a critical section there");
            }
            if (where != cpu && who.equals(thread)) {
                throw new AssertionError(
                        "CS-1: " + thread + " entered a critical section on CPU " + where + " and is on CPU " + cpu);
            }
        });
    }

    /** A thread leaves a critical section. */
    void leave(int cpu, String thread) {
        nesting.merge(thread, -1, Integer::sum);
        if (sections(thread) == 0) {
            sections.remove(cpu);
        }
    }

    /** How many critical sections a thread is in, those of its spin mutexes included. */
    int sections(String thread) {
        return nesting.getOrDefault(thread, 0);
    }

    /** Who waits for what, and who has it; a sentence for each. */
    List<String> waiting() {
        List<String> all = new ArrayList<>();
        new TreeMap<>(wants)
                .forEach((thread, lock) -> all.add(thread + " waits for " + lock + ", which " + whoHas(lock)));
        return all;
    }

    private String whoHas(String lock) {
        return sharers(lock).isEmpty()
                ? holder.getOrDefault(lock, "nobody") + " has"
                : String.join(", ", sharers(lock).keySet()) + " share";
    }
}
