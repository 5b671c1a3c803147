package smpng.explorer.jcstress;

import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Threads;

/**
 * The last of the threads that run from the start waits until the others have ended.
 *
 * @param threads all of them, the arbiter last among the initial ones
 */
record ArbiterLast(Threads threads) implements Threads {
    @Override
    public int count() {
        return threads.count();
    }

    @Override
    public int initial() {
        return threads.initial();
    }

    @Override
    public void run(int thread, Memory memory) throws Throwable {
        if (thread == initial() - 1) {
            for (int actor = 0; actor < thread; actor++) {
                memory.join(actor);
            }
        }
        threads.run(thread, memory);
    }
}
