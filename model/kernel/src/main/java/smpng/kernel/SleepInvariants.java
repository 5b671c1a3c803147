package smpng.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.SleepChain;
import smpng.primitives.SleepQueue;
import smpng.primitives.Sleepers;

/** The part of {@link KernelInvariants} that is about sleep queues. */
final class SleepInvariants {
    private final Kernel kernel;

    SleepInvariants(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Whether no thread is inside an operation on a sleep queue. */
    boolean isAtRest() {
        for (SleepChain chain : kernel.machine().sleepChains()) {
            if (chain.lock.isHeld()) {
                return false;
            }
        }
        return true;
    }

    /**
     * When nobody holds a chain's lock.
     *
     * @throws AssertionError naming the claim
     */
    void checkAtRest() {
        List<SleepQueue> places = new ArrayList<>();
        Set<KThread> asleep = new HashSet<>();
        for (SleepChain chain : kernel.machine().sleepChains()) {
            for (SleepQueue queue = first(chain); queue != null; queue = queue.nextInChain()) {
                chained(queue, places, asleep);
            }
        }
        for (KThread td : kernel.threads()) {
            SleepQueue its = td.sleepQueue();
            if (its != null) {
                places.add(its);
            }
            if ((td.sleepingOn() != null) != asleep.contains(td) || (its == null) != asleep.contains(td)) {
                throw broken(
                        "SQ-1",
                        td + (asleep.contains(td) ? " is" : " is not") + " on a list of sleepers, and says else");
            }
            if (td.state() == KThread.State.SLEEPING && td.sleepsInSpiteOfSignal()) {
                throw broken("SQ-4", td + " sleeps although a signal was sent that ends its sleep");
            }
        }
        if (places.size() != kernel.threads().size() || new HashSet<>(places).size() != places.size()) {
            throw broken(
                    "SQ-2",
                    "of " + kernel.threads().size() + " sleep queues there are " + places.size() + " places, and "
                            + new HashSet<>(places).size() + " different ones");
        }
    }

    private static void chained(SleepQueue queue, List<SleepQueue> places, Set<KThread> asleep) {
        places.add(queue);
        int parked = 0;
        for (SleepQueue free = queue.firstFree(); free != null && parked <= places.size(); free = free.nextFree()) {
            places.add(free);
            parked++;
        }
        int waiting = 0;
        for (SleepQueue.Kind kind : SleepQueue.Kind.values()) {
            Sleepers list = queue.list(kind);
            for (KThread td = list.first(); td != null; td = list.after(td)) {
                waiting++;
                if (!asleep.add(td) || td.sleepingOn() != queue) {
                    throw broken("SQ-2", td + " is on the " + queue + ", and elsewhere");
                }
            }
        }
        if (parked + 1 != waiting) {
            throw broken("SQ-2", "a " + queue + " has " + waiting + " threads and " + parked + " parked queues");
        }
    }

    @SuppressWarnings("discipline") // the machine is stopped
    private static @Nullable SleepQueue first(SleepChain chain) {
        return chain.first();
    }

    private static AssertionError broken(String claim, String what) {
        return new AssertionError(claim + ": " + what);
    }
}
