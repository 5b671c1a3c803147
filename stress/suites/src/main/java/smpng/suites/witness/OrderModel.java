package smpng.suites.witness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.primitives.WatchedLock.Kind;
import smpng.primitives.WitnessReport.Rule;

/**
 * What a witness should say, worked out slowly: it remembers every step that was allowed, and walks them anew for each
 * question.
 */
final class OrderModel {
    /** A lock: its class, and which of the class it is. */
    record Lock(String name, int number, Kind kind, boolean duplicates) {}

    /** What is told: which rule, of whom, about which lock, and which lock is in the way. */
    record Told(Rule rule, String thread, String lock, String held) {}

    private record Step(String first, String then) {}

    private final Set<Step> steps = new HashSet<>();
    private final Set<Step> told = new HashSet<>();
    private final Map<String, List<Lock>> held = new HashMap<>();

    /** The locks that a thread has, in the order of taking; one that it has twice stands there twice. */
    List<Lock> held(String thread) {
        return held.computeIfAbsent(thread, t -> new ArrayList<>());
    }

    /** A thread waits for a lock. */
    List<Told> wants(String thread, Lock lock) {
        List<Told> all = new ArrayList<>();
        List<Lock> its = new ArrayList<>(new LinkedHashSet<>(held(thread)));
        if (its.contains(lock)) {
            return all;
        }
        for (int i = its.size() - 1; i >= 0; i--) {
            Lock has = its.get(i);
            Step step = new Step(has.name(), lock.name());
            brokenBy(has, lock)
                    .filter(rule -> told.add(step))
                    .ifPresent(rule -> all.add(new Told(rule, thread, lock.name(), has.name())));
            if (isOrdered(has, lock) && !leads(lock.name(), has.name())) {
                steps.add(step);
            }
        }
        return all;
    }

    private Optional<Rule> brokenBy(Lock has, Lock wants) {
        if (has.name().equals(wants.name())) {
            return wants.duplicates() ? Optional.empty() : Optional.of(Rule.DUPLICATE);
        }
        if (isGiantAndSleepable(has, wants)) {
            return Optional.empty();
        }
        boolean mayNotSleep = has.kind() == Kind.SPIN || has.kind() == Kind.BLOCKING;
        if (mayNotSleep && wants.kind() == Kind.SLEEPABLE) {
            return Optional.of(Rule.SLEEPABLE_LAST);
        }
        if (mayNotSleep && wants.kind() == Kind.GIANT) {
            return Optional.of(Rule.GIANT_FIRST);
        }
        return leads(wants.name(), has.name()) ? Optional.of(Rule.ORDER) : Optional.empty();
    }

    private static boolean isGiantAndSleepable(Lock one, Lock other) {
        return EnumSet.of(one.kind(), other.kind()).equals(EnumSet.of(Kind.GIANT, Kind.SLEEPABLE));
    }

    /** Whether the order of the two means anything. */
    private static boolean isOrdered(Lock has, Lock wants) {
        boolean mayNotSleep = has.kind() == Kind.SPIN || has.kind() == Kind.BLOCKING;
        boolean sleeps = wants.kind() == Kind.SLEEPABLE || wants.kind() == Kind.GIANT;
        return !has.name().equals(wants.name()) && !isGiantAndSleepable(has, wants) && !(mayNotSleep && sleeps);
    }

    /** Whether steps lead from one class to another. */
    boolean leads(String from, String to) {
        Set<String> reached = new HashSet<>(Set.of(from));
        boolean more = true;
        while (more) {
            more = false;
            for (Step step : steps) {
                more |= reached.contains(step.first()) && reached.add(step.then());
            }
        }
        return !from.equals(to) && reached.contains(to);
    }

    /** A thread goes to sleep. */
    List<String> wrongToSleepWith(String thread) {
        List<Lock> its = new ArrayList<>(new LinkedHashSet<>(held(thread)));
        Collections.reverse(its);
        return its.stream()
                .filter(lock -> lock.kind() == Kind.SPIN || lock.kind() == Kind.BLOCKING)
                .map(Lock::name)
                .toList();
    }
}
