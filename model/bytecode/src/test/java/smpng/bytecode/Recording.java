package smpng.bytecode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** A linker that lets every access happen, and writes it down before. */
final class Recording implements Linker {
    private final List<AccessSite> events = new ArrayList<>();

    @Override
    public MethodHandle link(AccessSite site, MethodHandle direct) {
        try {
            MethodHandle note = MethodHandles.lookup()
                    .findVirtual(Recording.class, "note", MethodType.methodType(void.class, AccessSite.class));
            MethodHandle before = MethodHandles.insertArguments(note, 0, this, site);
            return MethodHandles.foldArguments(direct, before);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    void note(AccessSite site) {
        events.add(site);
    }

    List<AccessSite> events() {
        return events;
    }

    /** Events outside constructors and static initialisers, as {@code KIND location mode}. */
    List<String> lines() {
        return events.stream()
                .filter(site -> !site.constructing())
                .map(site -> site.kind() + " " + site.location() + " " + site.mode())
                .toList();
    }
}
