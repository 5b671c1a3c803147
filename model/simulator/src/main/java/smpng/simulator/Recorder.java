package smpng.simulator;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.AccessSite;
import smpng.simulator.Trace.Changed;
import smpng.simulator.Trace.Outcome;

/** Writes the trace of one run. Values are put into words at once, while the guest can still say what they mean. */
final class Recorder {
    private final Names names;
    private final Guest guest;
    private final boolean explaining;
    private final List<Trace.Event> events = new ArrayList<>();
    private Map<String, String> state = Map.of();

    Recorder(Names names, Guest guest, boolean explaining) {
        this.names = names;
        this.guest = guest;
        this.explaining = explaining;
    }

    /** Records how the guest stands, as far as that differs from what is known. */
    void look(int step, int cpu, String thread) {
        if (!explaining) {
            return;
        }
        Map<String, String> now = new LinkedHashMap<>(guest.state());
        Map<String, String> changed = new LinkedHashMap<>();
        now.forEach((part, how) -> {
            if (!how.equals(state.get(part))) {
                changed.put(part, how);
            }
        });
        state.keySet().stream().filter(part -> !now.containsKey(part)).forEach(part -> changed.put(part, Changed.GONE));
        state = now;
        if (!changed.isEmpty()) {
            events.add(new Changed(step, cpu, thread, changed));
        }
    }

    Trace trace(int cpus, Verdict verdict) {
        return new Trace(events, cpus, verdict);
    }

    void mark(int step, int cpu, String thread, Trace.Mark mark, String text) {
        events.add(new Trace.Marked(step, cpu, thread, mark, text));
    }

    /** Does an access and records it; one that throws is recorded as well. */
    @Nullable
    Object access(int step, int cpu, String thread, Site site, @Nullable Object[] arguments) throws Throwable {
        AccessSite access = site.access;
        String target = target(access, arguments);
        Values values = new Values(null, null, Outcome.THREW);
        try {
            if (access.kind() == AccessSite.Kind.VARHANDLE && arguments[0] instanceof VarHandle handle) {
                Object before = Site.peek(handle, arguments);
                Object result = site.perform(arguments);
                values = values(access, before, result, Site.peek(handle, arguments), arguments);
                return result;
            }
            Object result = site.perform(arguments);
            values = values(access, arguments, result);
            return result;
        } finally {
            events.add(
                    new Trace.Access(step, cpu, thread, access, target, values.read, values.written, values.outcome));
            look(step, cpu, thread);
        }
    }

    /** Records a weak compare-and-set that the schedule lets fail. */
    void spuriousFailure(int step, int cpu, String thread, Site site, @Nullable Object[] arguments) {
        String target = target(site.access, arguments);
        events.add(new Trace.Access(step, cpu, thread, site.access, target, null, null, Outcome.SPURIOUS));
    }

    private String target(AccessSite access, @Nullable Object[] arguments) {
        String location = access.location();
        return switch (access.kind()) {
            case FIELD_READ, FIELD_WRITE -> field(arguments[0], location);
            case STATIC_READ, STATIC_WRITE, FENCE -> location;
            case ARRAY_READ, ARRAY_WRITE -> element(arguments[0], arguments[1]);
            case VARHANDLE -> {
                int coordinates = arguments[0] instanceof VarHandle handle
                        ? handle.coordinateTypes().size()
                        : 0;
                yield switch (coordinates) {
                    case 1 -> field(arguments[1], location);
                    case 2 -> element(arguments[1], arguments[2]);
                    default -> location;
                };
            }
        };
    }

    private String field(@Nullable Object holder, String location) {
        return names.of(holder) + location.substring(Math.max(0, location.lastIndexOf('.')));
    }

    private String element(@Nullable Object array, @Nullable Object index) {
        return names.of(array) + "[" + index + "]";
    }

    private Values values(AccessSite access, @Nullable Object[] arguments, @Nullable Object result) {
        return switch (access.kind()) {
            case FIELD_READ, STATIC_READ, ARRAY_READ, VARHANDLE, FENCE ->
                new Values(words(access, result), null, Outcome.DONE);
            case FIELD_WRITE, STATIC_WRITE, ARRAY_WRITE ->
                new Values(null, words(access, arguments[arguments.length - 1]), Outcome.DONE);
        };
    }

    private Values values(
            AccessSite access,
            @Nullable Object before,
            @Nullable Object result,
            @Nullable Object after,
            @Nullable Object[] arguments) {
        String mode = access.mode();
        if (Site.isGet(mode)) {
            return new Values(words(access, result), null, Outcome.DONE);
        }
        if (mode.startsWith("set")) {
            return new Values(null, words(access, after), Outcome.DONE);
        }
        // Compare-and-exchange answers the value it found, compare-and-set whether it was the expected one.
        boolean failed = mode.startsWith("compareAndExchange")
                ? !same(result, arguments[arguments.length - 2])
                : Boolean.FALSE.equals(result) && !mode.startsWith("getAnd");
        return failed
                ? new Values(words(access, before), words(access, arguments[arguments.length - 2]), Outcome.FAILED)
                : new Values(words(access, before), words(access, after), Outcome.DONE);
    }

    private static boolean same(@Nullable Object found, @Nullable Object expected) {
        return found == expected || found instanceof Number && found.equals(expected);
    }

    private String words(AccessSite access, @Nullable Object value) {
        String decoded = guest.decode(access.location(), value);
        return decoded == null ? names.of(value) : decoded;
    }

    /** What an access read and wrote, in words; of one that failed, what it found and what it expected. */
    private record Values(@Nullable String read, @Nullable String written, Outcome outcome) {}
}
