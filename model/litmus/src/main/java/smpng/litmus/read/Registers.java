package smpng.litmus.read;

import java.util.ArrayList;
import java.util.List;

/** The threads of a test while it is read, and how their registers are called. */
final class Registers {
    /** What a word that names a register is kept as; empty text if it names none. */
    interface Naming {
        String register(String word);
    }

    private final List<ThreadCode> threads = new ArrayList<>();
    private final Naming naming;
    private final boolean declared;

    /** With {@code declared}, a register exists only where the thread's code has it. */
    Registers(Naming naming, boolean declared) {
        this.naming = naming;
        this.declared = declared;
    }

    ThreadCode thread(int number) {
        while (threads.size() <= number) {
            threads.add(new ThreadCode(!declared));
        }
        return threads.get(number);
    }

    int count() {
        return threads.size();
    }

    /** The name that a word's register is kept by; empty text if there is no such register. */
    String name(int thread, String word) {
        String name = naming.register(word);
        return declared && (thread >= threads.size() || !threads.get(thread).has(name)) ? "" : name;
    }
}
