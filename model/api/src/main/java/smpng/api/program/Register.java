package smpng.api.program;

/**
 * A variable of one thread: 64 bits, 0 at first, seen by no other thread.
 *
 * @param thread the thread's name
 * @param name unique in the thread
 * @param number counted from 0 in the thread
 */
public record Register(String thread, String name, int number) implements Value {
    @Override
    public String toString() {
        return name;
    }
}
