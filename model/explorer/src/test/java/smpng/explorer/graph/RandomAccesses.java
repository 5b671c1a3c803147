package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random program of two or three threads that access two locations, all in one line each. */
record RandomAccesses(List<List<Access>> accesses) {
    private static final int LOCATIONS = 3;

    /** What a thread does once; an update adds 1. Values are such that what reads a reference has one to a location. */
    record Access(Step.Kind kind, int location, int order, long value) {}

    /** One access of so many is plain, if it can be. */
    static RandomAccesses of(Random random, int plainOneOf) {
        List<List<Access>> threads = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int t = 0; t < count; t++) {
            List<Access> accesses = new ArrayList<>();
            int length = 1 + random.nextInt(4);
            for (int i = 0; i < length; i++) {
                accesses.add(access(random, plainOneOf));
            }
            threads.add(accesses);
        }
        return new RandomAccesses(threads);
    }

    private static Access access(Random random, int plainOneOf) {
        int location = random.nextInt(LOCATIONS);
        boolean plain = random.nextInt(plainOneOf) == 0;
        boolean weak = random.nextInt(4) == 0;
        long value = 1 + random.nextInt(LOCATIONS);
        int reference = random.nextBoolean() ? Order.REFERENCE : 0;
        return switch (random.nextInt(3)) {
            case 0 ->
                new Access(
                        Step.Kind.READ,
                        location,
                        reference | (plain ? Order.PLAIN : weak ? Order.OPAQUE : Order.ACQUIRE),
                        0);
            case 1 ->
                new Access(Step.Kind.WRITE, location, plain ? Order.PLAIN : weak ? Order.OPAQUE : Order.RELEASE, value);
            default -> new Access(Step.Kind.UPDATE, location, reference | Order.OPAQUE + random.nextInt(4), 1);
        };
    }

    Threads threads() {
        return Bodies.of(accesses.stream()
                .map(thread -> (Bodies.Body) memory -> thread.forEach(access -> run(access, memory)))
                .toArray(Bodies.Body[]::new));
    }

    private static void run(Access access, Memory memory) {
        switch (access.kind) {
            case READ -> memory.read(access.location, access.order);
            case WRITE -> memory.write(access.location, access.order, access.value);
            default -> memory.update(access.location, access.order, Update.ADD_LONG, access.value);
        }
    }

    static Locations locations() {
        Locations locations = new Locations();
        for (int i = 0; i < LOCATIONS; i++) {
            locations.allocate(1);
        }
        return locations;
    }
}
