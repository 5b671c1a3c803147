/**
 * Models of what code under test has from the JDK to synchronize with: java.util.concurrent's atomics, locks and
 * synchronizers, monitors, parking.
 *
 * <p>A model is ordinary Java with the documented memory effects, and no more order than that. The loader puts it in the
 * place of the JDK's class of the same simple name and instruments it like code under test. It is small where the JDK's own
 * is large: a lock is one word; a thread that must wait is in one loop that only reads, or only tries a compare-and-set in
 * vain, until what it saw changes. Threads are never interrupted: a method that may throw
 * {@link java.lang.InterruptedException} never does.
 *
 * <p>A method or class that is not modelled is absent, for the loader to refuse by name; each class says what is left out
 * ("Absent:"), and {@code absent.txt} beside the classes lists the methods. Not modelled at all: executors, futures, queues
 * that block, Exchanger, Phaser, DoubleAdder, the accumulators, AbstractQueuedSynchronizer. Interfaces (Lock, Condition,
 * ReadWriteLock), TimeUnit and the exceptions are the JDK's own: there is no state in them.
 *
 * <p><b>A loop around a wait with a time limit</b> ({@code while (!done) lock.wait(100)}) is not recognised as waiting:
 * each round really lets go of the lock and takes it again. It is explored round by round, up to whatever bounds the
 * exploration. Attempts with a time limit and timed parks only try, and such loops wait as any other.
 *
 * <p><b>What the run-time provides.</b> The models call {@code Hooks}, whose methods the loader replaces, in calls by their
 * owner and name:
 *
 * <table>
 * <caption>hooks</caption>
 * <tr><td>{@code int self()}
 *     <td>the number of the running thread, 1 to 32, the same in every re-execution. Code that runs while no thread of the
 *     test does, before or after them, may have any one of these numbers
 * <tr><td>{@code int number(Thread)}
 *     <td>the same of another thread, started or not
 * <tr><td>{@code ThreadState state(int number)}
 *     <td>one object for each number: an instance of the instrumented class, shared by all threads, with all its fields 0
 *     at first. No event
 * <tr><td>{@code MonitorState monitor(Object)}
 *     <td>one object for each object's identity; likewise, made by its constructor as static initialisers are run, before
 *     any thread. No event; NullPointerException for null
 * <tr><td>{@code int choose(int options)}
 *     <td>0 to {@code options - 1}, each explored
 * <tr><td>{@code boolean spurious()}
 *     <td>false and no event; where spurious wake-ups are asked for, a choice
 * </table>
 *
 * <p>{@link smpng.explorer.jdk.Monitor} is what synchronized methods, the monitor instructions and Object's wait and notify
 * methods become. A failed {@code compareAndExchangeRelease} is taken to read atomically, as an opaque read: it is no race.
 */
package smpng.explorer.jdk;
