package smpng.litmus.cat;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.memory.Execution;
import smpng.memory.PreExecution;

/** What a model's names stand for in one execution. Each definition has a slot that is written once. */
final class Frame {
    private final PreExecution x;
    private final @Nullable Execution execution;
    private final @Nullable Value[] slots;

    Frame(PreExecution x, int size) {
        this.x = x;
        this.execution = null;
        this.slots = new @Nullable Value[size];
    }

    private Frame(PreExecution x, Execution execution, @Nullable Value[] slots) {
        this.x = x;
        this.execution = execution;
        this.slots = slots;
    }

    /** The same with an execution of these events. */
    Frame of(Execution e) {
        return new Frame(x, e, slots.clone());
    }

    PreExecution x() {
        return x;
    }

    Execution execution() {
        if (execution == null) {
            throw new IllegalStateException("there is no execution yet");
        }
        return execution;
    }

    Value get(int slot) {
        Value value = slots[slot];
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " is not defined yet");
        }
        return value;
    }

    void set(int slot, Value value) {
        slots[slot] = value;
    }
}
