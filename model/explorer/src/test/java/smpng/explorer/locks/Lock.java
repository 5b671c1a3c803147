package smpng.explorer.locks;

import java.util.List;
import smpng.explorer.trial.Trial;

/**
 * A lock and the programs that use it.
 *
 * @param lock its class; nested classes have accesses too
 * @param client whose methods the threads run
 * @param pairs for each program of two threads, the method that each thread runs
 * @param triples the same of three threads
 */
record Lock(Class<?> lock, Class<?> client, List<List<String>> pairs, List<List<String>> triples) {
    private static final List<List<String>> TWO = List.of(List.of("enter", "enter"));
    private static final List<List<String>> THREE = List.of(List.of("enter", "enter", "enter"));

    static final List<Lock> ALL = List.of(
            new Lock(SpinLock.class, Clients.Spin.class, TWO, THREE),
            new Lock(TtasLock.class, Clients.Ttas.class, TWO, THREE),
            new Lock(TicketLock.class, Clients.Ticket.class, TWO, THREE),
            new Lock(McsLock.class, Clients.Mcs.class, TWO, THREE),
            new Lock(FutexLock.class, Clients.Futex.class, TWO, THREE),
            new Lock(
                    SharedLock.class,
                    Clients.Shared.class,
                    List.of(List.of("write", "readAndSay"), List.of("write", "write")),
                    List.of(List.of("write", "readAndSay", "read"), List.of("write", "write", "readAndSay"))),
            new Lock(
                    SequenceLock.class,
                    Clients.Sequenced.class,
                    List.of(List.of("write", "read"), List.of("write", "write")),
                    List.of(List.of("write", "write", "read"), List.of("write", "read", "read"))));

    String name() {
        return lock.getSimpleName();
    }

    /** A program, loaded. */
    Trial trial(ClassLoader source, List<String> program) throws Exception {
        return new Trial(source, client, program, writers(program));
    }

    /** How many threads of a program change something. */
    private static int writers(List<String> program) {
        return (int)
                program.stream().filter(method -> !method.startsWith("read")).count();
    }
}
