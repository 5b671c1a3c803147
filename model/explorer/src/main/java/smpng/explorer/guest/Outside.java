package smpng.explorer.guest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Identities.Block;

/**
 * Memory outside of exploration: while state is set up, the initial values; at the end of an execution, the values it
 * leaves. Initial values become visible to others when the set-up is over, never half-way.
 */
final class Outside {
    private final Identities identities;
    private final Map<Integer, Long> written = new HashMap<>();
    private final Set<Integer> references = new HashSet<>();
    private @Nullable View end;
    /** Set while an initialiser interrupts a thread: the contexts whose variables it may use. */
    private @Nullable Set<String> initialising;

    Outside(Identities identities) {
        this.identities = identities;
    }

    /** The values that an execution leaves are read until the next call. */
    void end(@Nullable View view) {
        end = view;
        written.clear();
        references.clear();
    }

    /** What is set aside while an initialiser runs at the end of an execution. */
    record Saved(View end, Map<Integer, Long> written, Set<Integer> references) {}

    /** Sets the end of an execution aside; null if there is none. */
    @Nullable
    Saved save() {
        View view = end;
        if (view == null) {
            return null;
        }
        Saved saved = new Saved(view, new HashMap<>(written), new HashSet<>(references));
        end(null);
        return saved;
    }

    void restore(@Nullable Saved saved) {
        if (saved != null) {
            end(saved.end());
            written.putAll(saved.written());
            references.addAll(saved.references());
        }
    }

    /** Lets initialisers use the variables of one more context. */
    void allow(String context) {
        Set<String> allowed = initialising;
        if (allowed != null) {
            allowed.add(context);
        }
    }

    /** Confines initialisers to variables of these contexts; null lifts that. */
    void confine(@Nullable Set<String> contexts) {
        initialising = contexts;
    }

    long read(int location) {
        check(location);
        return peek(location);
    }

    /** Reads what does not change. */
    long peek(int location) {
        Long own = written.isEmpty() ? null : written.get(location);
        if (own != null) {
            return own;
        }
        View view = end;
        return view == null ? identities.locations().initial(location) : view.last(location);
    }

    void write(int location, long value) {
        check(location);
        written.put(location, value);
    }

    void writeReference(int location, long value) {
        write(location, value);
        references.add(location);
    }

    /** Forgets what an object was that is made once more. */
    void clear(int base, int size) {
        for (int location = base; location < base + size; location++) {
            written.put(location, 0L);
        }
    }

    /** Makes what was written the initial values. */
    void publish(Objects objects) {
        written.forEach((location, value) -> {
            long shared = references.contains(location) ? objects.shared(value) : value;
            if (identities.locations().initial(location) != shared) {
                identities.locations().initial(location, shared);
            }
        });
        written.clear();
        references.clear();
    }

    private void check(int location) {
        Set<String> allowed = initialising;
        if (allowed != null) {
            Block block = identities.around(location);
            if (block == null || !allowed.contains(block.key().context())) {
                throw Refused.here(
                        "a static initialiser that uses a variable from outside, while threads run",
                        "initialise the class before the threads start");
            }
        }
    }
}
